package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletResponse;
import org.postern.entry.AsksForProof;
import org.postern.entry.Door;
import org.postern.factor.Authenticators;
import org.postern.factor.FactorOwner;
import org.postern.factor.SecondFactors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes the authenticator app away. */
@Controller
@AsksForProof(minutes = 10)
@RequestMapping({"/portal/account/authenticator/removal", "/clinic/account/authenticator/removal"})
class AuthenticatorRemoval {

    private final Authenticators authenticators;
    private final SecondFactors factors;
    private final LastFactor last;

    AuthenticatorRemoval(Authenticators authenticators, SecondFactors factors, LastFactor last) {
        this.authenticators = authenticators;
        this.factors = factors;
        this.last = last;
    }

    @GetMapping
    String form(FactorOwner owner, Model model) {
        return page(owner, model);
    }

    @PostMapping
    String remove(FactorOwner owner, HttpServletResponse response, Model model) {
        if (last.obstacle(owner) != LastFactor.Obstacle.NONE) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(owner, model);
        }
        authenticators.remove(owner);
        return "redirect:" + Door.of(owner.kind()).account() + "?saved=removed";
    }

    private String page(FactorOwner owner, Model model) {
        var has = factors.of(owner.id());
        if (!has.authenticator()) {
            return "redirect:" + Door.of(owner.kind()).account();
        }
        model.addAttribute("last", has.one());
        model.addAttribute("obstacle", last.obstacle(owner).name());
        return "own/authenticator-removal";
    }
}

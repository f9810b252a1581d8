package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.postern.entry.AsksForProof;
import org.postern.factor.FactorOwner;
import org.postern.factor.Passkeys;
import org.postern.factor.SecondFactors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes a passkey away. */
@Controller
@AsksForProof(minutes = 10)
@RequestMapping({
    "/portal/account/passkeys/{passkeyId}/removal",
    "/clinic/account/passkeys/{passkeyId}/removal"
})
class PasskeyRemoval {

    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final LastFactor last;

    PasskeyRemoval(Passkeys passkeys, SecondFactors factors, LastFactor last) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.last = last;
    }

    @GetMapping
    String form(FactorOwner owner, @PathVariable UUID passkeyId, Model model) {
        return page(owner, passkeyId, model);
    }

    @PostMapping
    String remove(
            FactorOwner owner,
            @PathVariable UUID passkeyId,
            HttpServletResponse response,
            Model model) {
        if (last.obstacle(owner) != LastFactor.Obstacle.NONE) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(owner, passkeyId, model);
        }
        passkeys.remove(owner, passkeyId);
        return PasskeysPage.list(owner);
    }

    private String page(FactorOwner owner, UUID passkeyId, Model model) {
        var passkey =
                passkeys.of(owner.id()).stream()
                        .filter(one -> one.id().equals(passkeyId))
                        .findFirst();
        if (passkey.isEmpty()) {
            return PasskeysPage.list(owner);
        }
        model.addAttribute("passkey", passkey.get());
        model.addAttribute("last", factors.of(owner.id()).one());
        model.addAttribute("obstacle", last.obstacle(owner).name());
        return "own/passkey-removal";
    }
}

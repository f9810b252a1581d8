package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.entry.Entry;
import org.postern.entry.HalfSignIn;
import org.postern.entry.Person;
import org.postern.factor.SecondFactors;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of signing in: a code. Who has not made the first step is led to it. */
@Controller
@RequestMapping("/p/{practice}/second-step")
class SecondStepPage {

    private final Entry entry;
    private final SecondFactors factors;
    private final PortalAccounts accounts;

    SecondStepPage(Entry entry, SecondFactors factors, PortalAccounts accounts) {
        this.entry = entry;
        this.factors = factors;
        this.accounts = accounts;
    }

    @GetMapping
    String form(Practice practice, HttpServletRequest request, Model model) {
        return entry.half(request, practice)
                .map(half -> page(half, null, model))
                .orElse("redirect:" + practice.portalPath());
    }

    @PostMapping
    String check(
            Practice practice,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var half = entry.half(request, practice);
        var person = half.flatMap(one -> person(practice, one));
        if (half.isEmpty() || person.isEmpty()) {
            return "redirect:" + practice.portalPath();
        }
        var destination = entry.afterCode(request, response, person.get(), half.get(), code);
        if (destination.isPresent()) {
            return "redirect:" + destination.get();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var fromApp =
                factors.of(half.get().personId()).authenticator()
                        && code.replaceAll("\\s", "").matches("\\d{1,6}");
        var wrong = fromApp ? "second-step.wrong" : "second-step.wrong-recovery";
        return page(half.get(), words.say(wrong), model);
    }

    // Nobody, once access has ended between the steps.
    private Optional<Person> person(Practice practice, HalfSignIn half) {
        return accounts.identify(half.personId())
                .map(patient -> Person.account(practice, patient.accountId(), patient.email()));
    }

    private String page(HalfSignIn half, @Nullable String problem, Model model) {
        model.addAttribute("factors", factors.of(half.personId()));
        model.addAttribute("to", half.destination());
        model.addAttribute("problem", problem);
        return "portal/second-step";
    }
}

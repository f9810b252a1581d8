package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.entry.Door;
import org.postern.entry.Entry;
import org.postern.entry.HalfSignIn;
import org.postern.factor.SecondFactors;
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
@RequestMapping({"/p/{practice}/second-step", "/p/{practice}/clinic/second-step"})
class SecondStepPage {

    private final Entry entry;
    private final SecondFactors factors;
    private final People people;

    SecondStepPage(Entry entry, SecondFactors factors, People people) {
        this.entry = entry;
        this.factors = factors;
        this.people = people;
    }

    @GetMapping
    String form(Practice practice, HttpServletRequest request, Model model) {
        var door = Door.of(request);
        return entry.half(request, practice, door)
                .map(half -> page(half, null, model))
                .orElse("redirect:" + door.at(practice));
    }

    @PostMapping
    String check(
            Practice practice,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var door = Door.of(request);
        var half = entry.half(request, practice, door);
        // Nobody, once access has ended between the steps.
        var person = half.flatMap(one -> people.find(practice, one.kind(), one.personId()));
        if (half.isEmpty() || person.isEmpty()) {
            return "redirect:" + door.at(practice);
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

    private String page(HalfSignIn half, @Nullable String problem, Model model) {
        model.addAttribute("factors", factors.of(half.personId()));
        model.addAttribute("to", half.destination());
        model.addAttribute("problem", problem);
        return "door/second-step";
    }
}

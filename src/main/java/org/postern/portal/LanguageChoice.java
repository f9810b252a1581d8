package org.postern.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalAccounts;
import org.postern.web.WebProperties;
import org.postern.wording.Language;
import org.postern.wording.LanguageCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Keeps the language that somebody chose: in the browser, and on the account of who is signed in.
 */
@Controller
class LanguageChoice {

    private static final Pattern OWN_PAGE =
            Pattern.compile(
                    "/(?:portal|p)(?:/[\\w-]{1,100}){1,5}+(?:\\?[a-z]{1,20}=[\\w-]{0,60})?");

    private final PortalAccounts accounts;
    private final WebProperties properties;

    LanguageChoice(PortalAccounts accounts, WebProperties properties) {
        this.accounts = accounts;
        this.properties = properties;
    }

    @PostMapping("/language")
    String choose(
            @AuthenticationPrincipal Object person,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response) {
        Language.of(language)
                .ifPresent(
                        chosen -> {
                            response.addHeader(HttpHeaders.SET_COOKIE, cookie(chosen));
                            if (person instanceof PatientIdentity patient) {
                                accounts.speak(patient.accountId(), chosen);
                            }
                        });
        return "redirect:" + (OWN_PAGE.matcher(to).matches() ? to : "/");
    }

    private String cookie(Language language) {
        return ResponseCookie.from(LanguageCookie.NAME, language.code())
                .path("/")
                .secure(properties.secure())
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build()
                .toString();
    }
}

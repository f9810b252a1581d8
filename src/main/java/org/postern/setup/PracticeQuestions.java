package org.postern.setup;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.postern.practice.EmailAddress;
import org.postern.practice.Practices;
import org.postern.signin.PasswordOwner;
import org.postern.signin.PasswordRules;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.stereotype.Component;

/** What must be known of a new practice. */
@Component
class PracticeQuestions {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SLUG = 40;

    private final Practices practices;
    private final PasswordRules rules;

    PracticeQuestions(Practices practices, PasswordRules rules) {
        this.practices = practices;
        this.rules = rules;
    }

    NewPractice ask(Questions questions) {
        String name = questions.ask(name("POSTERN_PRACTICE_NAME", "Name of the practice"));
        String slug = questions.ask(slug(name));
        ZoneId zone = ZoneId.of(questions.ask(timeZone()));
        String admin = questions.ask(name("POSTERN_ADMIN_NAME", "Name of the first administrator"));
        String email = questions.ask(email());
        PasswordOwner owner = PasswordOwner.of(name, slug, admin, email);
        return new NewPractice(
                name, slug, zone, admin, email, questions.askSecretly(password(owner)));
    }

    private static Question name(String variable, String words) {
        return new Question(
                variable,
                words,
                "",
                text -> text.length() > LONGEST_NAME ? "At most 100 characters." : "");
    }

    private Question slug(String name) {
        return new Question(
                "POSTERN_PRACTICE_SLUG",
                "Its name in addresses, as in /p/lakeside",
                slugOf(name),
                this::problemOfSlug);
    }

    // "Praxis Dr. Müller" becomes "praxis-dr-muller".
    private static String slugOf(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("^-|-$", "");
    }

    private String problemOfSlug(String slug) {
        if (!slug.matches("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")) {
            return "Use up to 40 small letters a to z, digits and hyphens, such as lakeside.";
        }
        return practices.findBySlug(slug).isPresent()
                ? "Another practice of this server has the address /p/%s. Choose another."
                        .formatted(slug)
                : "";
    }

    private static Question timeZone() {
        return new Question(
                "POSTERN_TIME_ZONE",
                "Its time zone",
                ZoneId.systemDefault().getId(),
                PracticeQuestions::problemOfZone);
    }

    private static String problemOfZone(String zone) {
        try {
            ZoneId.of(zone);
            return "";
        } catch (DateTimeException e) {
            return "\"%s\" is not a time zone. Use one like America/Chicago or Europe/Berlin."
                    .formatted(zone);
        }
    }

    private static Question email() {
        return new Question(
                "POSTERN_ADMIN_EMAIL",
                "Email address to sign in with",
                "",
                text ->
                        EmailAddress.isValid(text)
                                ? ""
                                : "\"%s\" is not an email address like name@example.org."
                                        .formatted(text));
    }

    private Question password(PasswordOwner owner) {
        return new Question(
                "POSTERN_ADMIN_PASSWORD",
                "Password, at least 15 characters",
                "",
                text ->
                        rules.check(text, owner)
                                .map(
                                        refusal ->
                                                Words.of(Language.ENGLISH)
                                                        .say(refusal.key(), refusal.limit()))
                                .orElse(""));
    }
}

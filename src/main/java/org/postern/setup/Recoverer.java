package org.postern.setup;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.postern.audit.Actor;
import org.postern.credentials.Recovery;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.postern.vault.Secret;
import org.postern.vault.Vault;
import org.springframework.beans.factory.annotation.Value;

/** Makes the link with which an administrator gets in again. */
class Recoverer {

    private static final String HOW = "Call: bin/admin recover --practice NAME --email ADDRESS";

    private final Practices practices;
    private final Recovery recovery;
    private final Vault vault;
    private final String url;

    Recoverer(
            Practices practices,
            Recovery recovery,
            Vault vault,
            @Value("${postern.url}") String url) {
        this.practices = practices;
        this.recovery = recovery;
        this.vault = vault;
        this.url = url;
    }

    void run(String[] arguments, Consumer<String> out) {
        var given = List.of(arguments);
        var slug = after("--practice", given);
        var email = after("--email", given);
        if (given.size() != 4 || slug.isEmpty() || email.isEmpty()) {
            throw new Refused(HOW);
        }
        var practice =
                practices
                        .findBySlug(slug.get())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                "There is no practice \"%s\" on this server."
                                                        .formatted(slug.get())));
        if (CurrentPractice.call(practice.id(), vault::isDestroyed)) {
            throw new Refused(
                    "The keys of this practice were destroyed. Nobody signs in any more.");
        }
        var secret =
                Actor.command()
                        .call(
                                () ->
                                        CurrentPractice.call(
                                                practice.id(),
                                                () -> recovery.linkFor(email.get())));
        tell(practice, email.get(), secret, out);
    }

    private static Optional<String> after(String option, List<String> given) {
        var at = given.indexOf(option);
        return at >= 0 && at % 2 == 0 && at + 1 < given.size()
                ? Optional.of(given.get(at + 1))
                : Optional.empty();
    }

    private void tell(
            Practice practice, String email, Optional<Secret> secret, Consumer<String> out) {
        if (secret.isEmpty()) {
            throw new Refused(
                    "No administrator of %s signs in with %s.".formatted(practice.name(), email));
        }
        out.accept(
                """

                With this link %s sets a new password and a new second step at %s.
                It works once, within an hour. Give it to nobody else:

                  %s%s/recovery/%s
                """
                        .formatted(
                                email,
                                practice.name(),
                                url,
                                practice.clinicPath(),
                                secret.get().text()));
    }
}

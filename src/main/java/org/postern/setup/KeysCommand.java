package org.postern.setup;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.keys.KeyDestruction;
import org.postern.keys.Rotations;
import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.postern.vault.KeyPurpose;
import org.postern.vault.MasterKeyCheck;
import org.postern.vault.MasterKeyRotation;
import org.springframework.transaction.support.TransactionTemplate;

/** What {@code bin/keys} does. */
class KeysCommand {

    static final String HOW =
            """
            Call one of
              bin/keys create FILE
              bin/keys status
              bin/keys rotate-master [--prepare]
              bin/keys rotate-data PRACTICE
              bin/keys rotate-search PRACTICE
              bin/keys destroy PRACTICE
            PRACTICE is the practice's name in addresses.""";

    private final Practices practices;
    private final Rotations rotations;
    private final KeyDestruction destruction;
    private final MasterKeyRotation master;
    private final MasterKeyCheck check;
    private final KeysStatus status;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    KeysCommand(
            Practices practices,
            Rotations rotations,
            KeyDestruction destruction,
            MasterKeyRotation master,
            MasterKeyCheck check,
            KeysStatus status,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.practices = practices;
        this.rotations = rotations;
        this.destruction = destruction;
        this.master = master;
        this.check = check;
        this.status = status;
        this.audit = audit;
        this.transaction = transaction;
    }

    void run(Questions questions, Consumer<String> out, String... arguments) {
        Actor.command()
                .call(
                        () -> {
                            try {
                                carryOut(questions, out, arguments);
                                return true;
                            } catch (IOException | GeneralSecurityException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    private void carryOut(Questions questions, Consumer<String> out, String... arguments)
            throws IOException, GeneralSecurityException {
        var call = String.join(" ", arguments);
        if (call.equals("status")) {
            status.tell(out);
        } else if (call.equals("rotate-master") || call.equals("rotate-master --prepare")) {
            rotateMaster(call.endsWith("--prepare"), out);
        } else if (arguments.length == 2 && arguments[0].equals("rotate-data")) {
            rotate(practice(arguments[1]), KeyPurpose.TEXT, out);
        } else if (arguments.length == 2 && arguments[0].equals("rotate-search")) {
            rotate(practice(arguments[1]), KeyPurpose.SEARCH, out);
        } else if (arguments.length == 2 && arguments[0].equals("destroy")) {
            destroy(practice(arguments[1]), questions, out);
        } else {
            throw new Refused(HOW);
        }
    }

    private Practice practice(String slug) {
        return practices
                .findBySlug(slug)
                .orElseThrow(
                        () ->
                                new Refused(
                                        "There is no practice \"%s\" on this server."
                                                .formatted(slug)));
    }

    private void rotateMaster(boolean prepareOnly, Consumer<String> out)
            throws IOException, GeneralSecurityException {
        if (!master.isPossible()) {
            throw new Refused(
                    "The master key is in a setting (postern.master-key), which this command cannot change. Put it in a file as docs/operations.md says (Keys), start the nodes with that file, and call this again.");
        }
        if (prepareOnly) {
            var aside = master.prepare();
            out.accept(
                    aside == null
                            ? "A new key stands in %s already.".formatted(check.place())
                            : "%s holds the former key and a new one; the former is kept in %s, too."
                                    .formatted(check.place(), aside));
            out.accept(
                    "Copy that file to every other node, then call bin/keys rotate-master here.");
            return;
        }
        var result = master.rotate();
        for (var practice : practices.all()) {
            record(practice);
        }
        out.accept(
                "%s is a new key: %,d data keys are wrapped with it, and no text had to be touched."
                        .formatted(check.place(), result.rewrapped()));
        if (result.aside() != null) {
            out.accept(
                    "The former key is kept in %s: backups made before now open with it alone."
                            .formatted(result.aside()));
        }
        out.accept("Make a copy of the new key now, apart from the backups.");
    }

    private void record(Practice practice) {
        CurrentPractice.run(
                practice.id(),
                () ->
                        transaction.executeWithoutResult(
                                done ->
                                        audit.record(
                                                AuditEvent.allowed(
                                                        AuditAction.ROTATE_MASTER_KEY))));
    }

    private void rotate(Practice practice, KeyPurpose purpose, Consumer<String> out) {
        var version = CurrentPractice.call(practice.id(), () -> rotations.begin(purpose));
        out.accept(
                "%s: version %d of the %s key is made, and used from %s on."
                        .formatted(
                                practice.name(),
                                version.number(),
                                KeysStatus.word(purpose),
                                version.activeFrom()));
        out.accept(
                "The running server writes everything anew with it; bin/keys status says how far it is.");
    }

    private void destroy(Practice practice, Questions questions, Consumer<String> out) {
        if (CurrentPractice.call(practice.id(), () -> rotations.newest(KeyPurpose.TEXT)) == 0) {
            throw new Refused("The keys of this practice were destroyed.");
        }
        CurrentPractice.run(practice.id(), destruction::refuseUnderLegalHold);
        out.accept(
                """
                This destroys the keys of %1$s for good: no message, note, task, draft, file or
                password of it can be read again, by anybody. Nobody of it can sign in any more.
                What stays: names and dates of birth of its patients, who wrote to whom and when,
                and the audit trail. Backups made before now still hold the keys, wrapped by the
                master key: they must be destroyed, too."""
                        .formatted(practice.name()));
        questions.ask(
                new Question(
                        "POSTERN_DESTROY",
                        "Type %s to go on".formatted(practice.name()),
                        "",
                        typed ->
                                typed.equals(practice.name())
                                        ? ""
                                        : "This is not the practice's name. Nothing was destroyed."));
        var count = CurrentPractice.call(practice.id(), destruction::destroy);
        out.accept(
                "%,d keys of %s were destroyed. Running servers forget them within half a minute."
                        .formatted(count, practice.name()));
    }
}

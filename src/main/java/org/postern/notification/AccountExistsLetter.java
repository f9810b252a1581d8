package org.postern.notification;

import java.util.Optional;
import java.util.UUID;
import org.postern.patient.Patient;
import org.postern.patient.PatientNotFound;
import org.postern.patient.Patients;
import org.postern.practice.Practice;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.stereotype.Component;

/** Tells somebody who asked to register that there is an account already. */
@Component
class AccountExistsLetter implements LetterWriter {

    private final Patients patients;
    private final Secrets secrets;
    private final Envelopes envelopes;

    AccountExistsLetter(Patients patients, Secrets secrets, Envelopes envelopes) {
        this.patients = patients;
        this.secrets = secrets;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.ACCOUNT_EXISTS;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return Optional.ofNullable(mail.recipientId())
                .flatMap(this::patient)
                .filter(patient -> !patient.deceased())
                .flatMap(patient -> Optional.ofNullable(patient.email()))
                .map(address -> write(mail, practice, address));
    }

    private Optional<Patient> patient(UUID id) {
        try {
            return Optional.of(patients.get(patients.survivor(id)));
        } catch (PatientNotFound e) {
            return Optional.empty();
        }
    }

    private Letter write(Mail mail, Practice practice, String address) {
        var words = Words.of(secrets.languageOf(mail.id()).orElse(Language.ENGLISH));
        var text =
                words.say(
                        "register.mail-exists",
                        practice.name(),
                        envelopes.portalLink(practice, ""),
                        envelopes.portalLink(practice, "/forgotten-password"));
        var subject = words.say("register.mail-exists-subject", practice.name());
        return envelopes.letter(mail, address, practice, subject, text);
    }
}

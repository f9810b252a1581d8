package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails to patients are in the language that they chose. */
class MailLanguageTests extends MailTest {

    @Test
    void aPatientIsToldInTheChosenLanguage() throws Exception {
        ana.submit(ana.get("/portal/account"), "form.language", Map.of("language", "es"));
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        clinic.replies(chen, thread, "Yes, it is.");

        makeRound();

        var mail =
                mails().stream()
                        .filter(one -> source(one).contains(clinic.ana().email()))
                        .findFirst()
                        .orElseThrow();
        assertThat(mail.getSubject()).startsWith("Nuevo mensaje de ");
        assertThat((String) mail.getContent()).contains("Inicie sesión para leerlo");
    }

    @Test
    void anInvitationIsInBothLanguages() throws Exception {
        var rosa = world.in(clinic.practice(), () -> world.addPatient("Rosa", "Marin"));
        world.in(clinic.practice(), () -> world.invite(rosa, clinic.dana()));

        makeRound();

        assertThat(mails()).hasSize(1);
        assertThat((String) mails().get(0).getContent())
                .contains("Set your password here", "Elija su contraseña aquí");
    }
}

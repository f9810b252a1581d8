package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmergencyMailTests extends MailTest {

    @Test
    @DisplayName(
            "164.312(a)(2)(ii): every administrator is told of an emergency at once, without names")
    void everyAdministratorIsTold() throws Exception {
        var okafor = clinic.as(clinic.okafor());
        var page = "/patients/" + clinic.ana().patientId() + "/messages/emergency";
        okafor.submit(okafor.get(page), "form.card", Map.of("reason", "Zqreason: unconscious"));
        postman.makeRound();

        var mails = MAIL.getReceivedMessagesForDomain(clinic.dana().account().email());
        assertThat(mails).hasSize(1);
        var text = String.valueOf(mails[0].getContent()).replace("=\r\n", "");
        assertThat(mails[0].getSubject()).isEqualTo("Conversations were opened in an emergency");
        assertThat(text)
                .contains("?to=/settings/security/emergency")
                .doesNotContain("Ana", "Ruiz", "Okafor", "Zqreason");
        assertThat(MAIL.getReceivedMessagesForDomain(clinic.chen().account().email())).isEmpty();
    }
}

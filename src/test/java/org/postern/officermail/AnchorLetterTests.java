package org.postern.officermail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.notification.Envelopes;
import org.postern.notification.Mail;
import org.postern.notification.NotificationKind;
import org.postern.sealing.Sealer;
import org.postern.sealing.Verification;
import org.postern.testing.PosternTest;
import org.postern.user.UserAccounts;
import org.springframework.beans.factory.annotation.Autowired;

class AnchorLetterTests extends PosternTest {

    @Autowired private Verification verification;
    @Autowired private Envelopes envelopes;
    @Autowired private Sealer sealer;
    @Autowired private UserAccounts users;

    @Test
    @DisplayName("164.312(a)(2)(ii): the address outside is told of an only administrator's own")
    void anOnlyAdministratorsEmergencyIsMailedOutside() {
        var clinic = world.clinic();
        var mail = new Mail(UUID.randomUUID(), NotificationKind.EMERGENCY_ACCESS, null, 1);

        var letter =
                world.in(
                        clinic.practice(),
                        () ->
                                new EmergencyLetter(users, envelopes, "officer@x.example")
                                        .write(mail, clinic.practice())
                                        .orElseThrow());

        assertThat(letter.to()).isEqualTo("officer@x.example");
        assertThat(letter.text()).contains("only administrator").doesNotContain("Ana", "Dana");
        var nobody =
                world.in(
                        clinic.practice(),
                        () ->
                                new EmergencyLetter(users, envelopes, "")
                                        .write(mail, clinic.practice()));
        assertThat(nobody).isEmpty();
    }

    @Test
    @DisplayName("16.4.3: the anchor is mailed elsewhere, with nothing about anybody in it")
    void theAnchorIsMailed() {
        var clinic = world.clinic();
        var mail = new Mail(UUID.randomUUID(), NotificationKind.AUDIT_ANCHOR, null, 1);
        world.in(
                clinic.practice(),
                () -> {
                    sealer.seal();
                    return true;
                });
        var letter =
                world.in(
                                clinic.practice(),
                                () ->
                                        new AnchorLetter(
                                                        verification,
                                                        envelopes,
                                                        "officer@x.example")
                                                .write(mail, clinic.practice()))
                        .orElseThrow();

        assertThat(letter.to()).isEqualTo("officer@x.example");
        assertThat(letter.text())
                .containsPattern(
                        "\npostern-audit [0-9T:.Z-]+ "
                                + clinic.practice().id()
                                + " \\d+ \\d+ [0-9a-f]{64}\n")
                .doesNotContain("Ana", "Ruiz", "Chen");
        assertThat(
                        world.in(
                                clinic.practice(),
                                () ->
                                        new AnchorLetter(verification, envelopes, "")
                                                .write(mail, clinic.practice())))
                .isEmpty();
    }
}

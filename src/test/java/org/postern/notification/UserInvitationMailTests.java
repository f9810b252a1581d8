package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UserInvitationMailTests extends MailTest {

    @Test
    @DisplayName("A1: an invited user gets the link at once, and it is erased once delivered")
    void anInvitedUserGetsTheLink() {
        var dana = clinic.as(clinic.dana());
        dana.submit(
                dana.get("/settings/business/users/new"),
                "form.card",
                Map.of("name", "Nora Blake", "role", "Nurse", "email", "nora@mail.example"));

        postman.makeRound();

        assertThat(mails()).hasSize(1);
        var link = clinic.practice().clinicPath() + "/invitation/" + world.invitedUser().text();
        assertThat(source(mails().get(0))).contains(link, "nora@mail.example");
        assertThat(world.browser().get(link).status()).isEqualTo(200);
        assertThat(
                        world.database()
                                .sql(
                                        "select count(secret_ct) from notification where practice_id = ?")
                                .params(clinic.practice().id())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    @DisplayName("A1: a link that was withdrawn before is not mailed")
    void aWithdrawnLinkIsNotMailed() {
        var dana = clinic.as(clinic.dana());
        dana.submit(
                dana.get("/settings/business/users/new"),
                "form.card",
                Map.of("name", "Nora Blake", "role", "Nurse", "email", "nora2@mail.example"));
        world.database().sql("update user_invitation set withdrawn_at = now()").update();

        postman.makeRound();

        assertThat(mails()).isEmpty();
    }
}

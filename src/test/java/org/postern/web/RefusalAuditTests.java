package org.postern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

/** Many refusals at once are counted together, and hide nothing else. */
class RefusalAuditTests extends PosternTest {

    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = world.clinic();
    }

    private List<String> refusals() {
        return world.database()
                .sql(
                        """
                        select action || ' ' || reason from audit_event
                        where practice_id = ? and outcome = 'DENIED' order by id
                        """)
                .params(clinic.practice().id())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("16.3.2: many refusals of one kind end in one that says so, and silence no other")
    void manyRefusalsSilenceNoOther() {
        var thread = clinic.writes(clinic.as(clinic.ana()), clinic.chen(), "Rash", "Normal?");
        var okafor = clinic.as(clinic.okafor());
        for (var tried = 0; tried < 60; tried++) {
            okafor.get("/patients/" + UUID.randomUUID() + "/profile");
        }
        assertThat(refusals()).hasSize(51).endsWith("REQUEST not-found", "REQUEST more-not-listed");

        okafor.get("/inbox/threads/" + thread);
        okafor.get("/settings/business/users");

        assertThat(refusals())
                .endsWith("REQUEST more-not-listed", "REQUEST not-found", "REQUEST forbidden");
    }

    @Test
    @DisplayName("16.3.1: the first sign-in that is refused without trying it leaves an event, too")
    void aRefusedSignInLeavesAnEvent() {
        var browser = world.browser();
        var door = clinic.practice().clinicPath();
        for (var tried = 0; tried < 13; tried++) {
            var form = browser.get(door);
            browser.submit(
                    form,
                    "form",
                    Map.of("email", clinic.chen().account().email(), "password", "wrong " + tried));
        }

        assertThat(refusals())
                .hasSize(11)
                .endsWith("SIGN_IN wrong-email-or-password", "SIGN_IN too-many-attempts");
    }
}

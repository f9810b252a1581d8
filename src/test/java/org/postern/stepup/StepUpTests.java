package org.postern.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.entry.AsksForProof;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who signed in long ago proves again who they are before anything dangerous. */
class StepUpTests extends PosternTest {

    private static final String USERS = "/settings/business/users";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private Clinic clinic;
    private Browser dana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
    }

    // Busy all the while, so that the session does not end.
    private void passes(int minutes) {
        for (var passed = 0; passed < minutes; passed += 10) {
            clock.advance(Duration.ofMinutes(Math.min(10, minutes - passed)));
            assertThat(dana.get("/patients").status()).isEqualTo(200);
        }
    }

    private Page proves(Page page, String password) {
        return dana.submit(page, "form[action$='/proof']", Map.of("password", password));
    }

    @Test
    @DisplayName("ASVS 7.5.3: access rights ask again after 30 minutes, and lead back")
    void accessRightsAskAgain() {
        passes(29);
        assertThat(dana.get(USERS).status()).isEqualTo(200);
        passes(2);
        var before = dana.cookie("postern");

        var asked = dana.get(USERS + "/" + clinic.chen().id());
        assertThat(asked.location())
                .endsWith("/clinic/account/proof?to=" + USERS + "/" + clinic.chen().id());
        var page = dana.follow(asked);
        assertThat(page.status()).isEqualTo(200);
        assertThat(proves(page, "a guess of theirs").status()).isEqualTo(422);
        assertThat(dana.get(USERS).status()).isEqualTo(302);

        var proved = proves(page, World.PASSWORD);

        assertThat(proved.location()).endsWith(USERS + "/" + clinic.chen().id());
        assertThat(dana.cookie("postern")).isNotEqualTo(before);
        assertThat(dana.follow(proved).status()).isEqualTo(200);
        assertThat(world.auditTrail(clinic.practice())).contains("PROVE_IDENTITY ALLOWED password");
        // Everything else goes on without.
        passes(31);
        assertThat(dana.get("/inbox").status()).isEqualTo(200);
        assertThat(dana.get("/settings/business/practice").status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "ASVS 7.5.3: a form that is posted too late is done after the proof, as it was typed")
    void aPostedFormIsKept() {
        var page = dana.get(USERS + "/" + clinic.chen().id());
        passes(31);

        var asked =
                dana.submit(
                        page,
                        "form.edit-user",
                        Map.of("name", "Dr. \"Chen\" <Li> & Söhne", "role", "Surgeon"));

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).doesNotContain("Söhne");
        assertThat(name()).isEqualTo(clinic.chen().name());
        var wrong = proves(asked, "a guess of theirs");
        assertThat(wrong.status()).isEqualTo(422);
        var proved = proves(wrong, World.PASSWORD);
        assertThat(proved.status()).isEqualTo(200);
        assertThat(name()).isEqualTo(clinic.chen().name());

        var saved = dana.submit(proved, "main form", Map.of());

        assertThat(saved.location()).contains("saved=changed");
        assertThat(name()).isEqualTo("Dr. \"Chen\" <Li> & Söhne");
    }

    private String name() {
        return world.database()
                .sql("select name from user_account where id = ?")
                .params(clinic.chen().id())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("ASVS 7.5.3: what one person's page keeps is of no use to another")
    void aKeptFormIsItsSendersAlone() {
        var page = dana.get(USERS + "/" + clinic.chen().id());
        passes(31);
        var asked = dana.submit(page, "form.edit-user", Map.of("name", "Okapi"));
        var kept = asked.form("form[action$='/proof']").get("kept");
        var chen = clinic.as(clinic.chen());

        var proof = chen.get("/clinic/account/proof");
        var led =
                chen.submit(
                        proof,
                        "form[action$='/proof']",
                        Map.of("password", World.PASSWORD, "kept", kept));

        assertThat(led.location()).endsWith("/clinic/account");
        assertThat(
                        chen.submit(
                                        proof,
                                        "form[action$='/proof']",
                                        Map.of("password", World.PASSWORD, "kept", "%%%"))
                                .status())
                .isEqualTo(302);
    }

    @Test
    @DisplayName("ASVS 8.2.1: every address of user management and security asks")
    void everyDangerousAddressAsks() {
        var without = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach(
                        (info, method) -> {
                            if (!AnnotatedElementUtils.hasAnnotation(
                                            method.getMethod(), AsksForProof.class)
                                    && !AnnotatedElementUtils.hasAnnotation(
                                            method.getBeanType(), AsksForProof.class)) {
                                without.addAll(info.getPatternValues());
                            }
                        });

        assertThat(without)
                .contains("/inbox")
                .noneMatch(address -> address.startsWith(USERS))
                .noneMatch(address -> address.startsWith("/settings/business/security"))
                .noneMatch(address -> address.endsWith("/removal") && address.contains("/account/"))
                .noneMatch(address -> address.endsWith("/recovery-codes"))
                .noneMatch(address -> address.endsWith("/authenticator"))
                .noneMatch(address -> address.startsWith("/patients/{patientId}/proxies"))
                .noneMatch(address -> address.startsWith("/patients/{patientId}/merge"))
                .noneMatch(address -> address.startsWith("/patients/import"))
                .doesNotContain(
                        "/patients/{patientId}/details",
                        "/patients/{patientId}/portal-removal",
                        "/patients/{patientId}/death",
                        "/patients/{patientId}/invitations/again");
    }
}

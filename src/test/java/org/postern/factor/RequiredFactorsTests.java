package org.postern.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.audit.AuditTrail;
import org.postern.testing.PosternTest;
import org.postern.user.UserIdentity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who must have a second factor on a server that is set up as it comes. */
class RequiredFactorsTests extends PosternTest {

    @Autowired private JdbcClient jdbc;
    @Autowired private AuditTrail audit;
    @Autowired private TransactionTemplate transaction;
    @Autowired private RequiredFactors inTests;

    @Test
    @DisplayName("ASVS 6.3.3: administrators must have one, and others where the practice says so")
    void administratorsMustHaveOne() {
        var clinic = world.clinic();
        var asItComes = new RequiredFactors(jdbc, audit, true);

        assertThat(missing(clinic.dana(), asItComes)).isTrue();
        assertThat(missing(clinic.chen(), asItComes)).isFalse();
        assertThat(missing(clinic.dana(), inTests)).isFalse();
        world.in(
                clinic.practice(),
                () -> {
                    inTests.requireOfEverybody(true);
                    return true;
                });
        assertThat(missing(clinic.chen(), asItComes)).isTrue();
        assertThat(missing(clinic.chen(), inTests)).isTrue();
    }

    private boolean missing(UserIdentity user, RequiredFactors factors) {
        return org.postern.database.CurrentPractice.call(
                user.practiceId(),
                () -> transaction.execute(status -> factors.isMissing(user.id())));
    }

    @Test
    @DisplayName("ASVS 6.3.2: only the demo comes without")
    void onlyTheDemoComesWithout() throws Exception {
        var parts =
                Files.readString(Path.of("src/main/resources/application.yml")).split("\n---\n");

        assertThat(parts).hasSize(2);
        assertThat(parts[0]).contains("    administrators: true").doesNotContain("on-profile");
        assertThat(parts[1]).contains("on-profile: demo").contains("    administrators: false");
    }
}

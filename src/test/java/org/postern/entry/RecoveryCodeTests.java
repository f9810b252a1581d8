package org.postern.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.audit.Actor;
import org.postern.factor.FactorOwner;
import org.postern.factor.RecoveryCodes;
import org.postern.factor.TimeCodes;
import org.postern.signin.AttemptLimit;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Recovery codes made anew, often and at once. */
class RecoveryCodeTests extends PosternTest {

    private static final String APP = "/portal/account/authenticator";
    private static final String CODES = "/portal/account/recovery-codes";
    private static final String SHOWN = ".factor-codes li";

    @Autowired private RecoveryCodes recoveryCodes;

    private Clinic clinic;
    private Browser ana;

    @BeforeEach
    void setUpAnApp() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        var page = ana.get(APP);
        var secret = page.html().select(".factor-secret").text().replace(" ", "");
        var code = TimeCodes.at(secret, clock.instant());
        var shown = ana.submit(page, "form[action='" + APP + "']", Map.of("code", code));
        assertThat(shown.status()).isEqualTo(200);
        world.database().sql("delete from throttle").update();
    }

    private FactorOwner owner() {
        return new FactorOwner(Actor.Kind.ACCOUNT, clinic.ana().accountId(), clinic.ana().email());
    }

    private boolean signsIn(String code) {
        world.database().sql("delete from throttle").update();
        var browser = world.browser();
        var door = clinic.practice().portalPath();
        browser.submit(
                browser.get(door),
                "form",
                Map.of("email", clinic.ana().email(), "password", World.PASSWORD));
        var answer =
                browser.submit(
                        browser.get(door + "/second-step"),
                        "form[action$='/second-step']",
                        Map.of("code", code));
        return answer.location().endsWith("/portal/messages");
    }

    @Test
    @DisplayName(
            "A35, 2.4.1: of 50 posts for new recovery codes at once five make some, the last of them hold")
    void newCodesManyTimesAtOnce() throws Exception {
        var form = ana.get(CODES).form("form.card");

        var answers = AtOnce.fifty(() -> ana.copy().postBare(CODES, form));

        assertThat(answers).extracting(Page::status).containsOnly(200, 429);
        var sets =
                answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(answer -> answer.html().select(SHOWN).eachText())
                        .toList();
        assertThat(sets).hasSize(AttemptLimit.RECOVERY_CODES_OF_ACCOUNT.most());
        assertThat(sets.stream().filter(set -> signsIn(set.get(0)))).hasSize(1);
    }

    @Test
    @DisplayName("A33: recovery codes made anew at the same moment end each other, and none fails")
    void theLastOnesHold() throws Exception {
        var threads = Executors.newFixedThreadPool(20);
        var sets = new ArrayList<List<String>>();
        try {
            Callable<List<String>> renew =
                    () -> world.in(clinic.practice(), () -> recoveryCodes.renew(owner()));
            for (var made :
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(one -> renew).toList())) {
                sets.add(made.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(
                        world.database()
                                .sql("select count(*) from recovery_code where owner_id = ?")
                                .params(owner().id())
                                .query(Integer.class)
                                .single())
                .isEqualTo(RecoveryCodes.MANY);
        var holding = sets.stream().filter(set -> signsIn(set.get(0))).toList();
        assertThat(holding).hasSize(1);
        assertThat(holding.get(0).subList(1, RecoveryCodes.MANY)).allMatch(this::signsIn);
    }
}

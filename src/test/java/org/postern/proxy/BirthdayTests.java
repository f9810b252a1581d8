package org.postern.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Ana is the mother of a child who is nearly grown up. */
class BirthdayTests extends PosternTest {

    @Autowired private ProxyAccess access;

    private Clinic clinic;
    private UUID leo;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        leo = world.in(clinic.practice(), () -> world.addPatient("Leo", "Ruiz"));
        world.database()
                .sql(
                        """
                        insert into portal_link (practice_id, account_id, patient_id, relationship,
                            created_at)
                        values (?, ?, ?, 'PARENT', now())
                        """)
                .params(clinic.practice().id(), clinic.ana().accountId(), leo)
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clinic.practice().timeZone());
    }

    private void born(LocalDate day) {
        world.database()
                .sql("update patient set date_of_birth = ? where id = ?")
                .params(day, leo)
                .update();
    }

    private int statusOf(Browser ana) {
        return ana.get("/portal/messages?for=" + leo).status();
    }

    private void makeRound() {
        world.in(
                clinic.practice(),
                () -> {
                    access.endDue();
                    return true;
                });
    }

    private int told(String kind) {
        return world.database()
                .sql("select count(*) from notification where practice_id = ? and kind = ?")
                .params(clinic.practice().id(), kind)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("A36: a parent's access ends as the 18th birthday begins where the practice is")
    void accessEndsAsTheBirthdayBegins() {
        var birthday = today().plusDays(1);
        born(birthday.minusYears(18));
        var midnight = birthday.atStartOfDay(clinic.practice().timeZone()).toInstant();
        clock.advance(Duration.between(clock.instant(), midnight).minusMinutes(2));
        var ana = clinic.as(clinic.ana());
        assertThat(statusOf(ana)).isEqualTo(200);
        var page = ana.get("/portal/messages/new?for=" + leo + "&to=" + clinic.chen().id());

        clock.advance(Duration.ofMinutes(3));

        assertThat(statusOf(ana)).isEqualTo(404);
        var late =
                ana.submit(
                        page, "form[data-composer]", Map.of("subject", "Late", "text", "Too late"));
        assertThat(late.status()).isEqualTo(404);
        assertThat(ana.get("/portal/messages/new").text()).doesNotContain("Leo");

        makeRound();
        makeRound();

        assertThat(told("PROXY_ENDED")).isEqualTo(1);
        assertThat(world.auditTrail(clinic.practice()))
                .filteredOn("END_PROXY_ACCESS ALLOWED day-has-come"::equals)
                .hasSize(1);
        assertThat(clinic.as(clinic.ana()).get("/portal/messages").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("The portal names who access ends for, and until when; in the last days at once")
    void thePortalNamesWhoseAccessEnds() {
        born(today().plusDays(20).minusYears(18));
        var last = DateTimeFormatter.ofPattern("d MMMM uuuu").format(today().plusDays(19));
        var ana = clinic.as(clinic.ana());
        assertThat(ana.get("/portal/account").text())
                .contains("You write for", "Leo")
                .contains(", until " + last);
        assertThat(ana.get("/portal/messages").text()).doesNotContain("is the last day");

        born(today().plusDays(14).minusYears(18));
        assertThat(ana.get("/portal/messages").html().select(".notice").text())
                .contains("is the last day on which you can", "Leo");
    }

    @Test
    @DisplayName("A parent is told once, from 30 days before the birthday on; the age is set")
    void aParentIsToldBefore() {
        born(today().plusDays(31).minusYears(18));
        makeRound();
        assertThat(told("PROXY_ENDING")).isZero();

        born(today().plusDays(30).minusYears(18));
        makeRound();
        makeRound();

        assertThat(told("PROXY_ENDING")).isEqualTo(1);
        assertThat(told("PROXY_ENDED")).isZero();
        var dana = clinic.as(clinic.dana());
        var page = dana.get("/settings/business/proxies");
        assertThat(dana.submit(page, "form.card", Map.of("age", "30")).status()).isEqualTo(422);
        dana.submit(page, "form.card", Map.of("age", "16"));
        assertThat(statusOf(clinic.as(clinic.ana()))).isEqualTo(404);
    }

    @Test
    @DisplayName("A caregiver's access ends after its last day, and without one never by itself")
    void aCaregiversAccessEndsAfterItsLastDay() {
        born(today().minusYears(40));
        set("relationship = 'CAREGIVER', last_day = null");
        var ana = clinic.as(clinic.ana());
        assertThat(statusOf(ana)).isEqualTo(200);
        set("last_day = '" + today() + "'");
        assertThat(statusOf(ana)).isEqualTo(200);
        set("last_day = '" + today().minusDays(1) + "'");
        assertThat(statusOf(ana)).isEqualTo(404);
    }

    private void set(String columns) {
        world.database()
                .sql("update portal_link set " + columns + " where patient_id = ?")
                .params(leo)
                .update();
    }

    @ParameterizedTest
    @DisplayName("Who is born on 29 February is grown up on 1 March where there is no 29th")
    @CsvSource({
        "2008-02-29, 18, 2026-03-01",
        "2008-02-29, 20, 2028-02-29",
        "2008-02-28, 18, 2026-02-28",
        "2008-03-01, 18, 2026-03-01",
        "2006-02-28, 18, 2024-02-28",
        "2006-03-01, 18, 2024-03-01",
        "2008-12-31, 18, 2026-12-31"
    })
    void theTwentyNinthOfFebruary(String born, int age, LocalDate grownUp) {
        assertThat(
                        world.database()
                                .sql("select adult_on(cast(? as date), ?)")
                                .params(born, age)
                                .query(LocalDate.class)
                                .single())
                .isEqualTo(grownUp);
    }
}

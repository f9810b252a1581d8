package org.postern.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.testing.World;

class AuditTrailTests extends PosternTest {

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Zqsubject", "Zqtext");
    }

    private record Event(
            String actorKind,
            UUID actor,
            String action,
            String outcome,
            UUID patient,
            String objectKind,
            UUID object,
            String reason,
            String address,
            String session) {}

    private List<Event> events() {
        return world.database()
                .sql(
                        """
                        select actor_kind, actor_id, action, outcome, patient_id, object_kind,
                            object_id, reason, address, session_hash
                        from audit_event where practice_id = ? order by id
                        """)
                .params(clinic.practice().id())
                .query(
                        (row, number) ->
                                new Event(
                                        row.getString(1),
                                        row.getObject(2, UUID.class),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getObject(5, UUID.class),
                                        row.getString(6),
                                        row.getObject(7, UUID.class),
                                        row.getString(8),
                                        row.getString(9),
                                        row.getString(10)))
                .list();
    }

    private Event onlyOne(Runnable act, Predicate<Event> kind) {
        var before = events().size();
        act.run();
        var all = events();
        var found = all.subList(before, all.size()).stream().filter(kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Predicate<Event> is(String action) {
        return event -> event.action().equals(action);
    }

    private void assertBy(Event event, String kind, UUID actor) {
        assertThat(event.actorKind()).isEqualTo(kind);
        assertThat(event.actor()).isEqualTo(actor);
        assertThat(event.address()).isEqualTo("127.0.0.1");
    }

    @Test
    @DisplayName("16.3.1: a sign-in and a failed one leave one event each")
    void signInsLeaveOneEventEach() {
        var in = onlyOne(() -> clinic.as(clinic.okafor()), is("SIGN_IN"));
        assertBy(in, "USER", clinic.okafor().id());
        assertThat(in.outcome()).isEqualTo("ALLOWED");

        var browser = world.browser();
        var page = browser.get(clinic.practice().portalPath());
        var typed = Map.of("email", clinic.ana().email(), "password", World.PASSWORD + "!");
        var failed = onlyOne(() -> browser.submit(page, "form", typed), is("SIGN_IN"));
        assertBy(failed, "ANONYMOUS", null);
        assertThat(failed.outcome()).isEqualTo("DENIED");
        assertThat(failed.object()).isEqualTo(clinic.ana().accountId());
    }

    @Test
    @DisplayName("16.2.1, 16.3.2: a thread that is opened leaves one event, for user and patient")
    void anOpenedThreadLeavesOneEvent() {
        var byUser = onlyOne(() -> chen.get("/inbox/threads/" + thread), is("VIEW_THREAD"));
        assertBy(byUser, "USER", clinic.chen().id());
        assertThat(byUser.patient()).isEqualTo(clinic.ana().patientId());
        assertThat(byUser.object()).isEqualTo(thread);
        assertThat(byUser.session()).hasSize(16);

        var byPatient = onlyOne(() -> ana.get("/portal/threads/" + thread), is("VIEW_THREAD"));
        assertBy(byPatient, "ACCOUNT", clinic.ana().accountId());
        assertThat(byPatient.patient()).isEqualTo(clinic.ana().patientId());
        assertThat(byPatient.session()).isNotEqualTo(byUser.session());
    }

    @Test
    void aListAndASearchLeaveOneEventEach() {
        assertBy(onlyOne(() -> chen.get("/inbox"), event -> true), "USER", clinic.chen().id());
        var own = onlyOne(() -> ana.get("/portal/messages"), event -> true);
        assertThat(own.action()).isEqualTo("VIEW_THREADS");
        assertThat(own.patient()).isEqualTo(clinic.ana().patientId());

        var page = chen.get("/inbox");
        var searched =
                onlyOne(
                        () ->
                                chen.follow(
                                        chen.submit(
                                                page,
                                                "form[role=search]",
                                                Map.of("words", "zqtext"))),
                        event -> true);
        assertThat(searched.action()).isEqualTo("SEARCH");
        assertBy(searched, "USER", clinic.chen().id());
    }

    @Test
    void aSentMessageLeavesOneEvent() {
        var sent = onlyOne(() -> clinic.replies(chen, thread, "Zqanswer"), is("SEND"));

        assertBy(sent, "USER", clinic.chen().id());
        assertThat(sent.outcome()).isEqualTo("ALLOWED");
        assertThat(sent.patient()).isEqualTo(clinic.ana().patientId());
        assertThat(sent.objectKind()).isEqualTo("message");
    }

    @Test
    void theSameFormSentAgainLeavesNoSecondEvent() {
        var page = chen.get("/inbox/threads/" + thread);
        var typed = Map.of("text", "Zqanswer");
        onlyOne(
                () -> {
                    chen.submit(page, "form[data-composer]", typed);
                    chen.submit(page, "form[data-composer]", typed);
                },
                is("SEND"));
    }

    @Test
    @DisplayName("16.3.2: another's thread and a page of another kind leave one refusal each")
    void refusalsLeaveOneEventEach() {
        var ben = clinic.as(clinic.ben());
        var notFound = onlyOne(() -> ben.get("/portal/threads/" + thread), event -> true);
        assertBy(notFound, "ACCOUNT", clinic.ben().accountId());
        assertThat(notFound.outcome()).isEqualTo("DENIED");
        assertThat(notFound.reason()).isEqualTo("not-found");
        assertThat(notFound.object()).isEqualTo(thread);
        assertThat(notFound.patient()).isNull();

        var forbidden = onlyOne(() -> ben.get("/inbox/threads/" + thread), event -> true);
        assertBy(forbidden, "ACCOUNT", clinic.ben().accountId());
        assertThat(forbidden.reason()).isEqualTo("forbidden");

        var okafor = clinic.as(clinic.okafor());
        var others = onlyOne(() -> okafor.get("/inbox/threads/" + thread), is("REQUEST"));
        assertThat(others.reason()).isEqualTo("not-found");
    }

    @Test
    @DisplayName("16.2.5, 16.4.1: no name and no text stands in any event")
    void noNameAndNoTextStandsInAnyEvent() {
        clinic.replies(chen, thread, "Zqanswer");
        chen.submit(chen.get("/patients"), "form.find", Map.of("words", "Ruiz"));
        chen.get("/patients/" + clinic.ana().patientId() + "/profile");
        chen.get("/nothing/Zqaddress?zq=Zqaddress");
        ana.get("/inbox/Zqaddress");

        var rows =
                world.database()
                        .sql("select e::text from audit_event e where practice_id = ?")
                        .params(clinic.practice().id())
                        .query(String.class)
                        .list();

        assertThat(rows)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        row ->
                                assertThat(row)
                                        .doesNotContainIgnoringCase("zq")
                                        .doesNotContain("Ana", "Ruiz", "Chen", "@"));
    }

    @Test
    @DisplayName("2.3.3: a send that fails at its end leaves no message and no event")
    void aSendThatFailsLeavesNothing() {
        var page = chen.get("/inbox/threads/" + thread);
        var before = events().stream().filter(is("SEND")).count();
        // Its outbox row cannot be written.
        withOwner(
                "alter table notification add constraint full_up check (kind = 'NONE') not valid");
        try {
            assertThat(chen.submit(page, "form[data-composer]", Map.of("text", "x")).status())
                    .isEqualTo(500);
        } finally {
            withOwner("alter table notification drop constraint full_up");
        }
        assertThat(events().stream().filter(is("SEND")).count()).isEqualTo(before);
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(chen.submit(page, "form[data-composer]", Map.of("text", "x")).status())
                .isEqualTo(302);
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
    }

    private void withOwner(String sql) {
        owner.sql(sql).update();
    }

    private org.springframework.jdbc.core.simple.JdbcClient owner;

    @org.springframework.beans.factory.annotation.Autowired
    void connect(
            @org.springframework.beans.factory.annotation.Qualifier("ownerDataSource")
                    javax.sql.DataSource source) {
        owner = org.springframework.jdbc.core.simple.JdbcClient.create(source);
    }
}

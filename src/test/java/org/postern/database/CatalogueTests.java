package org.postern.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.roster.Rosters;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The database's catalogue, looked at as the application's role. */
class CatalogueTests extends PosternTest {

    @Autowired private JdbcClient application;
    @Autowired private TransactionTemplate transaction;

    @Autowired private Rosters rosters;

    // Filled once: no test here changes a row that another looks at.
    private static Clinic elm;
    private static Clinic oak;

    @BeforeEach
    void open() {
        if (elm != null) {
            return;
        }
        elm = world.clinic();
        oak = world.clinic();
        fill(elm);
        fill(oak);
    }

    private void fill(Clinic clinic) {
        world.in(
                clinic.practice(),
                () ->
                        rosters.read(
                                clinic.dana().id(),
                                "mrn,given,family,dob\n1,Maria,Lopez,1958-08-30".getBytes()));
        var ana = clinic.as(clinic.ana());
        var chen = clinic.as(clinic.chen());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var address = "/inbox/threads/" + thread;
        chen.submit(chen.get("/inbox"), "form[role=search]", Map.of("words", "rash"));
        chen.submit(chen.get(address), "#note-composer", Map.of("text", "Seen on Monday"));
        chen.submit(chen.get(address), "form[action*=no-answer-needed]", Map.of());
        clinic.sendsFile(ana, thread, "rash.png", Pictures.png(4, 4));
        clinic.world().undoFor(10, clinic.practice());
        clinic.replies(chen, thread, "On its way");
        var draft = new HashMap<>(chen.get(address).form("form[data-composer]"));
        draft.put("text", "Half a sen");
        chen.postInBackground(address + "/draft", draft);
        clinic.makesTask(chen, clinic.chen(), "Call back", "");
        chen.submit(
                chen.get(clinic.practice().portalPath() + "/register"),
                "form.card",
                Map.of("given", "A", "family", "B", "born", "1958-08-30", "email", "a@b.example"));
        var practice = clinic.practice().id();
        setAndAnswer(clinic, chen, ana, thread);
        clinic.world()
                .database()
                .sql("insert into user_view values (?, ?, ?)")
                .params(practice, clinic.chen().id(), clinic.okafor().id())
                .update();
        clinic.world()
                .database()
                .sql(
                        """
                        insert into mail (practice_id, id, kind, state, next_attempt_at, created_at)
                        values (?, ?, 'PRACTICE_MESSAGE', 'DROPPED', now(), now())
                        """)
                .params(practice, UUID.randomUUID())
                .update();
        clinic.world()
                .database()
                .sql(
                        """
                        insert into user_invitation (practice_id, id, user_id, token_hash,
                            invited_by, created_at, expires_at)
                        values (?, ?, ?, '', ?, now(), now())
                        """)
                .params(practice, UUID.randomUUID(), clinic.chen().id(), clinic.dana().id())
                .update();
        clinic.world()
                .database()
                .sql(
                        """
                        insert into proxy_invitation (practice_id, id, patient_id, email, name,
                            relationship, patient_agreed, token_hash, invited_by, created_at,
                            expires_at)
                        values (?, ?, ?, 'p@x.example', 'Rosa', 'PARENT', false, '', ?, now(),
                            now())
                        """)
                .params(practice, UUID.randomUUID(), clinic.ana().patientId(), clinic.dana().id())
                .update();
        clinic.world()
                .database()
                .sql("insert into practice_logo values (?, '')")
                .params(practice)
                .update();
        clinic.world()
                .database()
                .sql("insert into opening_hours values (?, 1, '08:00', '17:00')")
                .params(practice)
                .update();
        clinic.world()
                .database()
                .sql(
                        """
                        insert into emergency_access (practice_id, id, user_id, patient_id,
                            reason_ct, opened_at, ends_at)
                        values (?, gen_random_uuid(), ?, ?, '', now(), now())
                        """)
                .params(practice, clinic.chen().id(), clinic.ana().patientId())
                .update();
        fillSignIns(clinic);
    }

    private static void fillSignIns(Clinic clinic) {
        for (var statement :
                List.of(
                        "audit_seal (practice_id, seq, sealed_at, total, events, links, previous,"
                                + " hmac) values (:practice, 1, now(), 1, array[:owner], '', '',"
                                + " '')",
                        "audit_check (practice_id, id, at, seals, events, waiting) values"
                                + " (:practice, :owner, now(), 0, 0, 0)",
                        "account_link (practice_id, account_id, id, purpose, email, token_hash,"
                                + " created_at, expires_at) values (:practice, :owner,"
                                + " gen_random_uuid(), 'PASSWORD', '', '', now(), now())",
                        "account_letter (practice_id, owner_id, id, owner_kind, news, email,"
                                + " created_at) values (:practice, :owner, gen_random_uuid(),"
                                + " 'ACCOUNT', 'PASSWORD_CHANGED', '', now())",
                        "authenticator (practice_id, owner_id, owner_kind, secret_ct, created_at)"
                                + " values (:practice, :owner, 'ACCOUNT', '', now())",
                        "recovery_code (practice_id, owner_id, mark, hash_ct, created_at)"
                                + " values (:practice, :owner, 'a', '', now())",
                        "passkey (practice_id, owner_id, id, owner_kind, name, credential_id,"
                                + " public_key, sign_count, backup_eligible, backed_up, created_at)"
                                + " values (:practice, :owner, gen_random_uuid(), 'ACCOUNT', '',"
                                + " '', '', 0, false, false, now())",
                        "passkey_challenge (practice_id, challenge_hash, session_hash, purpose,"
                                + " created_at) values (:practice, '', '', 'SIGN_IN', now())",
                        "known_device (practice_id, owner_id, id, token_hash, browser, created_at,"
                                + " last_used_at) values (:practice, :owner, gen_random_uuid(), '',"
                                + " '', now(), now())",
                        "user_link (practice_id, user_id, id, purpose, token_hash, created_at,"
                                + " expires_at) select practice_id, id, gen_random_uuid(),"
                                + " 'PASSWORD', '', now(), now() from user_account"
                                + " where practice_id = :practice and cast(:owner as uuid)"
                                + " is not null limit 1",
                        "legal_hold (practice_id, id, patient_id, reason_ct, placed_by, placed_at)"
                                + " select :practice, gen_random_uuid(), l.patient_id, '', u.id,"
                                + " now() from portal_link l, user_account u where"
                                + " l.account_id = :owner and u.practice_id = :practice limit 1",
                        "key_rotation (practice_id, purpose, version, started_at, active_from,"
                                + " finished_at) values (:practice, 'TEXT', 1, now(), now(), now())",
                        "sign_in (practice_id, owner_id, id, at, way, browser) values"
                                + " (:practice, :owner, gen_random_uuid(), now(), '', '')")) {
            clinic.world()
                    .database()
                    .sql("insert into " + statement)
                    .param("practice", clinic.practice().id())
                    .param("owner", clinic.ana().accountId())
                    .update();
        }
    }

    private static void setAndAnswer(Clinic clinic, Browser chen, Browser ana, UUID thread) {
        chen.submit(chen.get("/inbox/note"), "form[action='/inbox/note']", Map.of("note", "Hello"));
        chen.submit(
                chen.get("/inbox/quick-replies"),
                "form[action='/inbox/quick-replies']",
                Map.of("title", "Thanks", "text", "Thank you."));
        chen.submit(
                chen.get("/inbox/settings"),
                "#absence",
                Map.of("from", "2020-01-01", "until", "2099-01-01", "away", "Back soon."));
        clinic.answers(ana, thread, "It has spread.");
    }

    private List<String> practiceTables() {
        return world.database()
                .sql(
                        """
                        select c.relname from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id'
                        where c.relkind in ('r', 'p') and c.relname <> 'message_search'
                        order by 1
                        """)
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("8.4.1: every table with a practice's rows has its policy enabled and forced")
    void everyTableHasItsPolicyForced() {
        var open =
                world.database()
                        .sql(
                                """
                                select relname from pg_class
                                where relname in (:tables) and relkind in ('r', 'p')
                                    and not (relrowsecurity and relforcerowsecurity)
                                """)
                        .param("tables", practiceTables())
                        .query(String.class)
                        .list();

        assertThat(practiceTables()).contains("message", "thread", "patient", "audit_event");
        assertThat(open).isEmpty();
    }

    @Test
    @DisplayName("8.4.1: every table is known to be inside or outside the policies")
    void everyTableIsKnown() {
        var outside =
                world.database()
                        .sql(
                                """
                                select tablename from pg_tables
                                where schemaname = 'public' and not rowsecurity order by 1
                                """)
                        .query(String.class)
                        .list();

        assertThat(outside)
                .containsExactlyInAnyOrder(
                        "flyway_schema_history",
                        "message_search",
                        "scheduled_tasks",
                        "spring_session",
                        "spring_session_attributes",
                        "throttle");
    }

    @Test
    @DisplayName(
            "8.4.1: the application sees nothing without a practice, and one practice's rows with it")
    void theApplicationSeesOnePracticesRows() {
        for (var table : practiceTables()) {
            var all = "select distinct practice_id from " + table;
            assertThat(world.database().sql(all).query(UUID.class).list())
                    .as(table)
                    .contains(elm.practice().id(), oak.practice().id());

            assertThat(ids(all)).as(table).isEmpty();
            assertThat(world.in(elm.practice(), () -> ids(all)))
                    .as(table)
                    .containsExactly(elm.practice().id());
        }
    }

    private List<UUID> ids(String sql) {
        return transaction.execute(status -> application.sql(sql).query(UUID.class).list());
    }

    @Test
    @DisplayName("8.4.1: the application cannot write a row for another practice")
    void theApplicationCannotWriteForAnotherPractice() {
        assertThatThrownBy(
                        () ->
                                world.in(
                                        elm.practice(),
                                        () ->
                                                runs(
                                                        "update user_account set practice_id = '%s'"
                                                                .formatted(oak.practice().id()))))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("8.4.1: everybody finds every practice, and each changes its own alone")
    void eachPracticeChangesItsOwnRowAlone() {
        world.in(elm.practice(), () -> runs("update practice set name = 'Changed' returning id"));
        assertThat(
                        world.database()
                                .sql("select id from practice where name = 'Changed'")
                                .query(UUID.class)
                                .list())
                .containsExactly(elm.practice().id());

        assertThatThrownBy(
                        () ->
                                world.in(
                                        elm.practice(),
                                        () ->
                                                runs(
                                                        "insert into former_slug values"
                                                                + " ('mine', '%s', now())"
                                                                        .formatted(
                                                                                oak.practice()
                                                                                        .id()))))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () ->
                                world.in(
                                        elm.practice(),
                                        () -> runs("update practice set id = gen_random_uuid()")))
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @DisplayName(
            "13.2.2: the application can neither change what was said nor make or drop anything")
    @ValueSource(
            strings = {
                "update message set author_name = 'x'",
                "delete from message",
                "update audit_event set reason = 'x'",
                "delete from audit_event",
                "update audit_seal set total = 0",
                "delete from audit_seal",
                "update audit_check set finding = null",
                "delete from audit_check",
                "update audit_unsealed set transaction_id = '3'",
                "truncate message",
                "truncate audit_event",
                "update flyway_schema_history set success = false",
                "create table extra (id int)",
                "create temporary table extra (id int)",
                "create schema extra",
                "create function extra() returns int language sql as 'select 1'",
                "alter table message disable row level security",
                "alter table message no force row level security",
                "drop policy own_practice on message",
                "drop table draft",
                "set role postern_owner",
                "set role postern_maintenance",
                "set session authorization postern_owner",
                "alter role postern_application bypassrls",
                "copy message to program 'true'",
                "select pg_read_file('PG_VERSION')",
                "select pg_switch_wal()"
            })
    void theApplicationMayNot(String sql) {
        assertThatThrownBy(() -> world.in(elm.practice(), () -> runs(sql)))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner", "must be able to");
    }

    private boolean runs(String sql) {
        transaction.executeWithoutResult(status -> application.sql(sql).query().listOfRows());
        return true;
    }

    @Test
    @DisplayName("13.2.2: the application owns nothing")
    void theApplicationOwnsNothing() {
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from pg_shdepend d join pg_roles r
                                            on r.oid = d.refobjid and d.deptype = 'o'
                                        where r.rolname = 'postern_application'
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from pg_roles
                                        where rolname like 'postern\\_%' and (rolsuper or
                                            rolbypassrls or rolcreaterole or rolcreatedb
                                            or rolreplication)
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}

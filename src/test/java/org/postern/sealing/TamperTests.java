package org.postern.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.vault.SealKey;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A superuser of the database, who has neither the keys nor the anchor, changes what is sealed.
 * Each try is rolled back.
 */
class TamperTests extends PosternTest {

    private static final int TRIES = 100;
    private static final int SEALS = 4;
    private static final int EACH = 9;

    private static Clinic clinic;
    private static List<UUID> sealed;

    private final Random random = new Random(16);

    @Autowired private AuditTrail audit;
    @Autowired private SealKey key;
    @Autowired private Sealer sealer;
    @Autowired private AnchorFile anchor;
    @Autowired private TransactionTemplate transaction;
    @Autowired private Environment environment;

    @Autowired
    @Qualifier("maintenance")
    private HikariDataSource maintenance;

    @BeforeEach
    void sealSome() {
        if (clinic != null) {
            return;
        }
        clinic = world.clinic();
        for (var seal = 0; seal < SEALS; seal++) {
            clock.advance(Duration.ofHours(1));
            in(() -> record());
            // Whatever runs elsewhere on the database may hold it up for a moment.
            while (count("audit_unsealed") > 0) {
                in(sealer::seal);
            }
        }
        sealed =
                world.database()
                        .sql(
                                """
                                select unnest(events) from audit_seal where practice_id = ?
                                order by seq
                                """)
                        .params(clinic.practice().id())
                        .query(UUID.class)
                        .list();
    }

    private void record() {
        transaction.executeWithoutResult(
                status -> {
                    for (var event = 0; event < EACH; event++) {
                        var one =
                                AuditEvent.allowed(AuditAction.VIEW_THREAD)
                                        .patient(clinic.ana().patientId())
                                        .on("thread", UUID.randomUUID())
                                        .version(event);
                        new Actor(Actor.Kind.USER, clinic.chen().id(), "10.0.0.1", "ab12")
                                .call(
                                        () -> {
                                            audit.record(one);
                                            return true;
                                        });
                    }
                });
    }

    private void in(Runnable work) {
        world.in(
                clinic.practice(),
                () -> {
                    work.run();
                    return true;
                });
    }

    private int count(String table) {
        return world.database()
                .sql("select count(*) from " + table + " where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    /** Changes something as superuser, looks, and takes it back. */
    private void tries(BiFunction<JdbcClient, Integer, UUID> tampering, Finding.Kind... kinds)
            throws Exception {
        try (var connection = superuser().getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            connection.setAutoCommit(false);
            assertThat(look(jdbc, key::hash).finding()).isEmpty();
            for (var number = 0; number < TRIES; number++) {
                var first = tryOnce(tampering, connection, jdbc, number);
                var finding = look(jdbc, key::hash).finding();
                assertThat(finding).as("try %d", number).isPresent();
                assertThat(finding.get().kind()).as("try %d", number).isIn((Object[]) kinds);
                assertThat(finding.get().event())
                        .as("try %d: %s", number, finding.get().words())
                        .isEqualTo(first);
                connection.rollback();
            }
        }
    }

    private UUID tryOnce(
            BiFunction<JdbcClient, Integer, UUID> tampering,
            Connection connection,
            JdbcClient jdbc,
            int number)
            throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("set local session_replication_role = replica");
        }
        return tampering.apply(jdbc, number);
    }

    private Report look(JdbcClient jdbc, UnaryOperator<byte[]> hash) {
        return world.in(
                clinic.practice(),
                () ->
                        new ChainCheck(jdbc, new Links(hash))
                                .check(clinic.practice().id(), anchor.lines()));
    }

    private PGSimpleDataSource superuser() throws Exception {
        var connections = new PGSimpleDataSource();
        connections.setUrl(((PGSimpleDataSource) maintenance.getDataSource()).getUrl());
        connections.setUser("postgres");
        var data = Path.of(environment.getRequiredProperty("postern.data"));
        connections.setPassword(Files.readString(data.resolve("keys/postgres-superuser")).strip());
        return connections;
    }

    private UUID any() {
        return sealed.get(random.nextInt(sealed.size()));
    }

    private static final List<String> CHANGES =
            List.of(
                    "at = at + interval '1 microsecond'",
                    "actor_kind = case actor_kind when 'SYSTEM' then 'USER' else 'SYSTEM' end",
                    "actor_id = gen_random_uuid()",
                    "actor_id = null, role = case when role is null then '' end",
                    "role = coalesce(role, '') || ' administration'",
                    "action = 'SEARCH_' || action",
                    "outcome = case outcome when 'DENIED' then 'ALLOWED' else 'DENIED' end",
                    "patient_id = gen_random_uuid()",
                    "object_kind = coalesce(object_kind, '') || 'x'",
                    "object_id = gen_random_uuid()",
                    "object_version = coalesce(object_version, 0) + 1",
                    "reason = coalesce(reason, '') || 'x'",
                    "address = coalesce(address, '') || '1'",
                    "session_hash = coalesce(session_hash, '') || '0'",
                    "shown = array_append(shown, gen_random_uuid())",
                    // The same letters, moved from one field to the next.
                    "action = action || outcome || 'x', outcome = 'ALLOWED', reason = ''");

    private UUID change(JdbcClient jdbc) {
        var event = any();
        var change = CHANGES.get(random.nextInt(CHANGES.size()));
        jdbc.sql("update audit_event set " + change + " where id = ?").params(event).update();
        return event;
    }

    @Test
    @DisplayName("R16 T1: a changed field is found and its event named, 100 of 100")
    void aChangedFieldIsFound() throws Exception {
        tries((jdbc, number) -> change(jdbc), Finding.Kind.ALTERED);
    }

    private UUID delete(JdbcClient jdbc) {
        var event = any();
        jdbc.sql("delete from audit_event where id = ?").params(event).update();
        return event;
    }

    @Test
    @DisplayName("R16 T2: a removed event is found and named, 100 of 100")
    void aRemovedEventIsFound() throws Exception {
        tries((jdbc, number) -> delete(jdbc), Finding.Kind.MISSING);
    }

    @Test
    @DisplayName("R16 T3: a removed tail is found, also with its seals, 100 of 100")
    void aRemovedTailIsFound() throws Exception {
        tries(
                (jdbc, number) -> {
                    var from = 1 + random.nextInt(SEALS);
                    var gone =
                            jdbc.sql(
                                            """
                                            delete from audit_event where id in (
                                                select unnest(events) from audit_seal
                                                where practice_id = ? and seq >= ?)
                                            """)
                                    .params(clinic.practice().id(), from)
                                    .update();
                    if (number % 2 == 0) {
                        return sealed.get(sealed.size() - gone);
                    }
                    jdbc.sql("delete from audit_seal where practice_id = ? and seq >= ?")
                            .params(clinic.practice().id(), from)
                            .update();
                    return null;
                },
                Finding.Kind.MISSING);
    }

    private UUID swap(JdbcClient jdbc, int number) {
        var places = new ArrayList<>(IntStream.range(0, sealed.size()).boxed().toList());
        Collections.shuffle(places, random);
        var first = sealed.get(Math.min(places.get(0), places.get(1)));
        var second = sealed.get(Math.max(places.get(0), places.get(1)));
        if (number % 2 == 0) {
            // Each gets the other's id.
            jdbc.sql(
                            """
                            update audit_event set id = '00000000-0000-0000-0000-000000000000'
                            where id = ?
                            """)
                    .params(first)
                    .update();
            jdbc.sql("update audit_event set id = ? where id = ?").params(first, second).update();
            jdbc.sql(
                            """
                            update audit_event set id = ?
                            where id = '00000000-0000-0000-0000-000000000000'
                            """)
                    .params(second)
                    .update();
            return first;
        }
        // Each gets the other's place in the seals.
        jdbc.sql(
                        """
                        update audit_seal set events = array(select case e when :first then :second
                                when :second then :first else e end
                            from unnest(events) with ordinality as u (e, place) order by place)
                        where practice_id = :practice
                        """)
                .param("first", first)
                .param("second", second)
                .param("practice", clinic.practice().id())
                .update();
        return second;
    }

    @Test
    @DisplayName("R16 T4: two swapped events are found and the first named, 100 of 100")
    void swappedEventsAreFound() throws Exception {
        tries(this::swap, Finding.Kind.ALTERED, Finding.Kind.REORDERED);
    }

    private UUID insert(JdbcClient jdbc, int number) {
        var id = UUID.randomUUID();
        // Before the last five minutes that are sealed.
        var like = sealed.get(random.nextInt(sealed.size() - EACH));
        jdbc.sql(
                        """
                        insert into audit_event select (jsonb_populate_record(e,
                            jsonb_build_object('id', :id, 'actor_id', gen_random_uuid()))).*
                        from audit_event e where id = :like
                        """)
                .param("id", id)
                .param("like", like)
                .update();
        if (number % 3 == 0) {
            return id;
        }
        jdbc.sql("insert into audit_unsealed values (?, ?, '3'::xid8)")
                .params(clinic.practice().id(), id)
                .update();
        if (number % 3 == 1) {
            return id;
        }
        // And waits until the server itself has sealed it.
        seal(jdbc, key::hash);
        return id;
    }

    @Test
    @DisplayName("R16 T5: an event inserted into what is sealed is found and named, 100 of 100")
    void anInsertedEventIsFound() throws Exception {
        tries(this::insert, Finding.Kind.INSERTED);
    }

    private void seal(JdbcClient jdbc, UnaryOperator<byte[]> hash) {
        var chain = new Chain(new SealStore(jdbc), new Links(hash));
        in(
                () -> {
                    while (chain.sealNext(clinic.practice().id(), EACH, Instant.EPOCH)
                            .isPresent()) {
                        assertThat(chain).isNotNull();
                    }
                });
    }

    @Test
    @DisplayName("R16 T6: a chain that was rewritten with all its hashes is found, 100 of 100")
    void aRewrittenChainIsFound() throws Exception {
        tries(
                (jdbc, number) -> {
                    change(jdbc);
                    jdbc.sql("delete from audit_seal where practice_id = ?")
                            .params(clinic.practice().id())
                            .update();
                    jdbc.sql(
                                    """
                                    insert into audit_unsealed
                                    select practice_id, id, '3'::xid8 from audit_event
                                    where practice_id = ?
                                    """)
                            .params(clinic.practice().id())
                            .update();
                    // With a key of their own, or, worse, by the server that finds nothing sealed.
                    seal(jdbc, number % 2 == 0 ? ownKey() : key::hash);
                    return jdbc.sql(
                                    """
                                    select events[1] from audit_seal where practice_id = ?
                                    order by seq limit 1
                                    """)
                            .params(clinic.practice().id())
                            .query(UUID.class)
                            .single();
                },
                Finding.Kind.ALTERED);
    }

    private UnaryOperator<byte[]> ownKey() {
        var secret = new byte[32];
        random.nextBytes(secret);
        return bytes -> {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return mac.doFinal(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Test
    @DisplayName("R16 T7: what was done with the triggers switched off is found, 100 of 100")
    void triggersSwitchedOffDoNotHide() throws Exception {
        tries(
                (jdbc, number) -> {
                    jdbc.sql("set local session_replication_role = origin").update();
                    jdbc.sql("alter table audit_event disable trigger never_changed").update();
                    var first =
                            switch (number % 3) {
                                case 0 -> change(jdbc);
                                case 1 -> delete(jdbc);
                                default -> insert(jdbc, 0);
                            };
                    jdbc.sql("alter table audit_event enable trigger never_changed").update();
                    return first;
                },
                Finding.Kind.ALTERED,
                Finding.Kind.MISSING,
                Finding.Kind.INSERTED);
    }
}

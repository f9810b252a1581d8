package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.audit.Actor;
import org.postern.factor.Authenticators;
import org.postern.factor.FactorOwner;
import org.postern.factor.RecoveryCodes;
import org.postern.factor.TimeCodes;
import org.postern.roster.Rosters;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.postern.vault.KeyPurpose;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys of a practice are changed and destroyed while people work. */
class KeyRotationTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";
    private static final Duration KNOWN = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofHours(24).plus(Duration.ofMinutes(2));

    @Autowired private Rotations rotations;
    @Autowired private KeyDestruction destruction;
    @Autowired private EncryptedTables tables;
    @Autowired private Vault vault;
    @Autowired private Rosters rosters;
    @Autowired private Authenticators authenticators;
    @Autowired private RecoveryCodes codes;
    @Autowired private TransactionTemplate transaction;

    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    private void begin(KeyPurpose purpose) {
        world.in(clinic.practice(), () -> rotations.begin(purpose));
    }

    private void work() {
        for (var steps = 0; rotations.step(); steps++) {
            assertThat(steps).as("steps").isLessThan(2_000);
        }
    }

    private List<Short> versions(KeyPurpose purpose) {
        return world.database()
                .sql(
                        """
                        select version from data_key where practice_id = ? and purpose = ?
                        order by version
                        """)
                .params(clinic.practice().id(), purpose.name())
                .query(Short.class)
                .list();
    }

    /** How many texts there are of each version, by column. */
    private Map<String, Map<Integer, Integer>> texts() {
        var all = new TreeMap<String, Map<Integer, Integer>>();
        var columns =
                world.database()
                        .sql(
                                """
                                select table_name || '.' || column_name
                                from information_schema.columns
                                where table_schema = 'public' and column_name like '%\\_ct'
                                """)
                        .query(String.class)
                        .list();
        for (var column : columns) {
            var of = column.split("\\.");
            var versions = new HashMap<Integer, Integer>();
            world.database()
                    .sql(
                            """
                            select get_byte(%2$s, 1) as version, count(*) as many from %1$s
                            where practice_id = ? and %2$s is not null group by 1
                            """
                                    .formatted(of[0], of[1]))
                    .param(clinic.practice().id())
                    .query(
                            row -> {
                                versions.put(row.getInt("version"), row.getInt("many"));
                            });
            all.put(column, versions);
        }
        return all;
    }

    @Test
    @DisplayName("E4: every encrypted column of the catalogue is written anew, and stays readable")
    void everyEncryptedColumnIsWrittenAnew() {
        var thread = fill();
        assertThat(texts())
                .as("columns without a row")
                .allSatisfy((column, of) -> assertThat(of).isNotEmpty());

        begin(KeyPurpose.TEXT);
        clock.advance(KNOWN);
        work();

        assertThat(texts())
                .allSatisfy((column, versions) -> assertThat(versions.keySet()).containsOnly(2));
        assertThat(versions(KeyPurpose.TEXT)).containsExactly((short) 1, (short) 2);
        clock.advance(DAY);
        work();
        assertThat(versions(KeyPurpose.TEXT)).containsExactly((short) 2);
        assertThat(rotations.running()).noneMatch(this::isMine);
        everythingDecrypts();
        chen = clinic.as(clinic.chen());
        assertThat(chen.get("/inbox/threads/" + thread).text())
                .contains("Rash", "Is this normal?", "Seen on Monday", "Call")
                .doesNotContain("damaged");
    }

    private boolean isMine(Rotation rotation) {
        return rotation.practiceId().equals(clinic.practice().id());
    }

    // With the places of the catalogue: pages show that most of them are those that are written.
    private void everythingDecrypts() {
        for (var table : tables.all()) {
            for (var column : table.columns()) {
                world.database()
                        .sql(
                                "select %1$s, %2$s as place, %3$s as field from %4$s where practice_id = ? and %1$s is not null"
                                        .formatted(
                                                column.name(),
                                                column.row(),
                                                column.field(),
                                                table.name()))
                        .param(clinic.practice().id())
                        .query(
                                row -> {
                                    var place =
                                            new Place(
                                                    table.name(),
                                                    row.getObject("place", UUID.class),
                                                    row.getString("field"));
                                    var stored = row.getBytes(1);
                                    assertThat(
                                                    world.in(
                                                            clinic.practice(),
                                                            () ->
                                                                    vault.decryptBytes(
                                                                            stored, place)))
                                            .as("%s.%s", table.name(), column.name())
                                            .isNotNull();
                                });
            }
        }
    }

    /** A row in every table with an encrypted column, through the services that write them. */
    private UUID fill() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var address = "/inbox/threads/" + thread;
        chen.submit(chen.get("/inbox"), "form[role=search]", Map.of("words", "rash"));
        chen.submit(chen.get(address), "#note-composer", Map.of("text", "Seen on Monday"));
        clinic.sendsFile(ana, thread, "rash.png", Pictures.png(4, 4));
        chen.submit(
                chen.get("/inbox/quick-replies"),
                "form[action='/inbox/quick-replies']",
                Map.of("title", "Thanks", "text", "Thank you."));
        chen.submit(chen.get("/inbox/note"), "form[action='/inbox/note']", Map.of("note", "Hello"));
        var task =
                chen.submit(
                        chen.get(address + "/tasks/new"),
                        "form.card",
                        Map.of("title", "Call", "details", "At noon"));
        assertThat(task.status()).isEqualTo(302);
        clinic.world().undoFor(10, clinic.practice());
        clinic.replies(chen, thread, "On its way");
        var draft =
                new HashMap<>(
                        ana.get("/portal/messages/new?to=" + clinic.chen().id()).form(COMPOSER));
        draft.put("subject", "Half");
        draft.put("text", "Half a sen");
        ana.postInBackground("/portal/messages/draft", draft);
        ana.submit(
                ana.get(clinic.practice().portalPath() + "/register"),
                "form.card",
                Map.of("given", "A", "family", "B", "born", "1958-08-30", "email", "a@b.example"));
        world.in(
                clinic.practice(),
                () -> {
                    var owner =
                            new FactorOwner(
                                    Actor.Kind.ACCOUNT,
                                    clinic.ana().accountId(),
                                    clinic.ana().email());
                    var secret = TimeCodes.newSecret();
                    var code = TimeCodes.at(secret, clock.instant());
                    transaction.execute(status -> authenticators.confirm(owner, secret, code));
                    codes.renew(owner);
                    return rosters.read(
                            clinic.dana().id(),
                            "mrn,given,family,dob\n1,Maria,Lopez,1958-08-30".getBytes());
                });
        insertByHand(thread);
        chen.submit(
                chen.get("/inbox/settings"),
                "#absence",
                Map.of("from", "2020-01-01", "until", "2099-01-01", "away", "Back soon."));
        return thread;
    }

    // What only happens rarely: sealed as those do that write it.
    private void insertByHand(UUID thread) {
        var dana = clinic.as(clinic.dana());
        var hold = "/patients/" + clinic.ana().patientId() + "/hold";
        dana.submit(dana.get(hold), "form.card", Map.of("reason", "Case 12"));
        dana.submit(dana.get(hold + "/end"), "form.card", Map.of("reason", "Settled"));
        var emergency = UUID.randomUUID();
        world.database()
                .sql(
                        """
                        insert into emergency_access (practice_id, id, user_id, patient_id,
                            reason_ct, review_note_ct, opened_at, ends_at)
                        values (?, ?, ?, ?, ?, ?, now(), now())
                        """)
                .params(
                        clinic.practice().id(),
                        emergency,
                        clinic.chen().id(),
                        clinic.ana().patientId(),
                        sealed(new Place("emergency_access", emergency, "reason")),
                        sealed(new Place("emergency_access", emergency, "review_note")))
                .update();
        var event = UUID.randomUUID();
        var notification = UUID.randomUUID();
        world.database()
                .sql(
                        """
                        insert into thread_event (practice_id, id, thread_id, kind, cause, after_seq,
                            at, reason_ct)
                        values (?, ?, ?, 'REASSIGNED', 'BY_HAND', 1, now(), ?)
                        """)
                .params(
                        clinic.practice().id(),
                        event,
                        thread,
                        sealed(new Place("thread_event", event, "reason")))
                .update();
        world.database()
                .sql(
                        """
                        insert into notification (practice_id, id, kind, secret_ct, created_at)
                        values (?, ?, 'INVITATION', ?, now())
                        """)
                .params(
                        clinic.practice().id(),
                        notification,
                        sealed(new Place("notification", notification, "secret")))
                .update();
        world.database()
                .sql("update practice_settings set banner_ct = ? where practice_id = ?")
                .params(
                        sealed(new Place("practice_settings", clinic.practice().id(), "banner")),
                        clinic.practice().id())
                .update();
        world.database()
                .sql(
                        "update message_settings set banner_ct = ? where practice_id = ? and user_id = ?")
                .params(
                        sealed(new Place("message_settings", clinic.chen().id(), "banner")),
                        clinic.practice().id(),
                        clinic.chen().id())
                .update();
    }

    private byte[] sealed(Place place) {
        return world.in(clinic.practice(), () -> vault.encrypt("some words", place));
    }

    @Test
    @DisplayName(
            "E4: while both keys change people send, read and search: nothing fails, nothing is lost")
    void nothingFailsWhileKeysChange() throws Exception {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Number zero");
        var stop = new AtomicBoolean();
        var sent = new AtomicInteger();
        var faults = java.util.Collections.synchronizedList(new ArrayList<String>());
        var sender =
                new Thread(
                        () -> {
                            while (!stop.get()) {
                                var page =
                                        clinic.answers(
                                                ana, thread, "Number " + sent.get() + " wordy");
                                if (page.status() != 302) {
                                    faults.add("send " + page.status());
                                }
                                sent.incrementAndGet();
                            }
                        });
        var reader =
                new Thread(
                        () -> {
                            while (!stop.get()) {
                                var page = chen.get("/inbox/threads/" + thread);
                                if (page.status() != 200 || page.text().contains("damaged")) {
                                    faults.add("read " + page.status());
                                }
                                if (!search("number").contains("Rash")) {
                                    faults.add("search");
                                }
                            }
                        });
        sender.start();
        reader.start();
        begin(KeyPurpose.TEXT);
        begin(KeyPurpose.SEARCH);
        while (sent.get() < 5) {
            rotations.step();
        }
        clock.advance(KNOWN);
        work();
        var before = sent.get();
        while (sent.get() < before + 5) {
            rotations.step();
        }
        stop.set(true);
        sender.join();
        reader.join();
        clock.advance(DAY);
        work();

        assertThat(faults).isEmpty();
        assertThat(clinic.messagesIn(thread)).isEqualTo(sent.get() + 1);
        assertThat(versions(KeyPurpose.TEXT)).containsExactly((short) 2);
        assertThat(versions(KeyPurpose.SEARCH)).containsExactly((short) 2);
        assertThat(clinic.as(clinic.chen()).get("/inbox/threads/" + thread).text())
                .doesNotContain("damaged");
    }

    private String search(String words) {
        return chen.follow(
                        chen.submit(
                                chen.get("/inbox"), "form[role=search]", Map.of("words", words)))
                .text();
    }

    @Test
    @DisplayName(
            "E6: with a new search key old and new messages are found, and no old token is left")
    void messagesAreFoundWhileTheSearchKeyChanges() {
        clinic.writes(ana, clinic.chen(), "Oldsubject", "penicillin 皮疹");
        var old = tokens();

        begin(KeyPurpose.SEARCH);
        assertThat(search("penicil")).contains("Oldsubject");
        clock.advance(KNOWN);
        clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "Newsubject", "penicillin again");
        for (var words : List.of("penicil", "\"penicillin\"")) {
            assertThat(search(words)).contains("Oldsubject", "Newsubject");
        }
        work();
        clock.advance(KNOWN);
        work();

        for (var words : List.of("penicil", "oldsub", "皮疹")) {
            assertThat(search(words)).as(words).contains("Oldsubject");
        }
        assertThat(tokens()).doesNotContainAnyElementsOf(old);
        assertThat(versions(KeyPurpose.SEARCH)).containsExactly((short) 2);
    }

    private List<Long> tokens() {
        return world.database()
                .sql(
                        """
                        select unnest(tokens) from message_search where practice_id = :practice
                        union select token from search_word where practice_id = :practice
                        """)
                .param("practice", clinic.practice().id())
                .query(Long.class)
                .list();
    }

    @Test
    @DisplayName(
            "E4: a change that was killed half-way goes on where it was, and nothing is undone")
    void aKilledChangeGoesOn() {
        for (var i = 0; i < 3; i++) {
            clinic.writes(ana, clinic.chen(), "Rash " + i, "Text " + i);
        }
        begin(KeyPurpose.TEXT);
        assertThat(rotations.step()).as("before every node knows the key").isFalse();
        clock.advance(KNOWN);
        var steps = 0;
        while (texts().get("message.body_ct").containsKey(1)) {
            rotations.step();
            steps++;
        }
        assertThat(texts().get("thread.subject_ct")).containsKey(1);
        // Nothing but its row is left of it: the position there is what a restarted server reads.
        var half = rotations.running().stream().filter(this::isMine).findFirst().orElseThrow();
        assertThat(half.table()).startsWith("message");
        assertThat(half.done()).isPositive().isLessThan(half.total());
        assertThatThrownBy(() -> begin(KeyPurpose.TEXT)).hasMessageContaining("already");
        work();

        assertThat(texts().get("thread.subject_ct").keySet()).containsOnly(2);
        assertThat(steps).isPositive();
        assertThatThrownBy(() -> begin(KeyPurpose.TEXT))
                .hasMessageContaining("the next change is possible after that");
    }

    @Test
    @DisplayName("E2: a damaged text holds up no change, stays as it is, and is recorded")
    void aDamagedTextHoldsUpNothing() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Text");
        for (var bit : List.of(5, 30, 130)) {
            flip(thread, bit);
            assertThat(chen.get("/inbox/threads/" + thread).text()).contains("damaged");
            flip(thread, bit);
        }
        flip(thread, 200);
        begin(KeyPurpose.TEXT);
        clock.advance(KNOWN);
        work();
        clock.advance(DAY);
        work();

        assertThat(versions(KeyPurpose.TEXT)).containsExactly((short) 2);
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from audit_event
                                        where practice_id = ? and action = 'READ_DAMAGED'
                                            and object_kind = 'message'
                                        """)
                                .param(clinic.practice().id())
                                .query(Integer.class)
                                .single())
                .isPositive();
    }

    private void flip(UUID thread, int bit) {
        world.database()
                .sql(
                        """
                        update message set body_ct = set_bit(body_ct, ?, 1 - get_bit(body_ct, ?))
                        where thread_id = ? and seq = 1
                        """)
                .params(bit, bit, thread)
                .update();
    }

    @Test
    @DisplayName(
            "11.1.1: destroyed keys leave nothing readable, and nobody of the practice signs in")
    void destroyedKeysLeaveNothingReadable() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Text");
        var dana = clinic.as(clinic.dana());
        var hold = "/patients/" + clinic.ana().patientId() + "/hold";
        dana.submit(dana.get(hold), "form.card", Map.of("reason", "Case 12"));
        assertThatThrownBy(() -> world.in(clinic.practice(), destruction::destroy))
                .hasMessageContaining("1 patient of this practice is under legal hold");
        assertThat(versions(KeyPurpose.TEXT)).hasSize(1);
        dana.submit(dana.get(hold + "/end"), "form.card", Map.of("reason", "Settled"));

        assertThat(world.in(clinic.practice(), destruction::destroy)).isEqualTo(2);
        clock.advance(Duration.ofSeconds(31));

        assertThat(chen.get("/inbox/threads/" + thread).location()).contains("/clinic");
        assertThat(
                        world.in(
                                clinic.practice(),
                                () ->
                                        vault.decryptNullable(
                                                null, new Place("message", thread, "body"))))
                .isNull();
        assertThatThrownBy(() -> sealed(new Place("message", thread, "body")))
                .hasMessageContaining("destroyed");
        assertThatThrownBy(this::everythingDecrypts).hasMessageContaining("does not decrypt");
        var browser = world.browser();
        browser.submit(
                browser.get(clinic.practice().clinicPath()),
                "form",
                Map.of(
                        "email",
                        "chen@" + clinic.practice().slug() + ".example",
                        "password",
                        World.PASSWORD));
        assertThat(browser.get("/inbox").status()).isNotEqualTo(200);
        assertThat(tokens()).isEmpty();
        var other = world.clinic();
        assertThat(other.writes(other.as(other.ana()), other.chen(), "Rash", "Text")).isNotNull();
    }
}

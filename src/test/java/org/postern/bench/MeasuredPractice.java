package org.postern.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.postern.search.SearchIndex;
import org.postern.signin.Passwords;
import org.postern.user.NewUser;
import org.postern.user.UserAccounts;
import org.postern.user.ViewOthers;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The practice whose requests are measured: texts are encrypted and indexed as the server does it.
 * Most conversations are one message of a patient; one in ten has three or six messages.
 */
class MeasuredPractice {

    private static final int MOST_THREADS = 30_000;
    private static final int AT_ONCE = 500;
    private static final Duration AGE = Duration.ofDays(730);

    private record Person(UUID id, UUID accountId, String name) {}

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final SearchIndex index;
    private final Passwords passwords;
    private final UserAccounts users;
    private final Practices practices;
    private final TransactionTemplate transaction;
    private final int threads;
    private final Words words = new Words(7);
    private final Random random = new Random(11);
    private final Instant now = Instant.now();
    private UUID practice = new UUID(0, 0);

    MeasuredPractice(ApplicationContext context, int messages) {
        jdbc = context.getBean(JdbcTemplate.class);
        vault = context.getBean(Vault.class);
        index = context.getBean(SearchIndex.class);
        passwords = context.getBean(Passwords.class);
        users = context.getBean(UserAccounts.class);
        practices = context.getBean(Practices.class);
        transaction = context.getBean(TransactionTemplate.class);
        threads = Math.max(4_000, Math.min(MOST_THREADS, messages / 4));
    }

    void fill() {
        var owner = new ArrayList<UUID>();
        var hash = passwords.hash(People.PASSWORD);
        practice =
                practices
                        .add(
                                "Bench Family Medicine",
                                People.SLUG,
                                ZoneId.of("America/New_York"),
                                added ->
                                        owner.add(
                                                users.add(asked(People.OWNER, "Dr. Mei Chen"), hash)
                                                        .id()))
                        .id();
        var colleagues = new ArrayList<UUID>();
        var patients = new ArrayList<Person>();
        inPractice(
                () -> {
                    for (var i = 0; i < People.COLLEAGUES; i++) {
                        var name = People.given(i) + " " + People.family(i * 7);
                        colleagues.add(user(People.colleague(i), name));
                    }
                });
        for (var from = 0; from < threads / 5; from += AT_ONCE) {
            var first = from;
            inPractice(() -> patients(first, hash, patients));
        }
        writeTo(owner.get(0), threads, patients);
        for (var colleague : colleagues) {
            writeTo(colleague, People.THREADS_OF_COLLEAGUE, patients);
        }
    }

    private UUID user(String email, String name) {
        return users.add(asked(email, name)).id();
    }

    private static NewUser asked(String email, String name) {
        return new NewUser(
                email, name, "Family medicine", People.PASSWORD, true, false, ViewOthers.EVERYBODY);
    }

    private void patients(int first, String hash, List<Person> patients) {
        for (var i = first; i < Math.min(first + AT_ONCE, threads / 5); i++) {
            patients.add(patient(i, i < People.WRITERS ? hash : null));
        }
    }

    private Person patient(int number, @org.jspecify.annotations.Nullable String hash) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var account = UuidCreator.getTimeOrderedEpoch();
        var given = People.given(number);
        var family = People.family(number);
        jdbc.update(
                """
                insert into patient (practice_id, id, record_number, given_name, family_name,
                    date_of_birth, created_at)
                values (?, ?, ?, ?, ?, date '1940-01-01' + ?, now())
                """,
                practice,
                id,
                "B-" + number,
                given,
                family,
                random.nextInt(25_000));
        for (var word : new TreeSet<>(org.postern.search.Words.names(family + " " + given))) {
            jdbc.update("insert into patient_name values (?, ?, ?)", practice, word, id);
        }
        if (hash != null) {
            account(number, id, account, hash);
        }
        return new Person(id, account, given + " " + family);
    }

    private void account(int number, UUID patient, UUID account, String hash) {
        jdbc.update(
                """
                insert into portal_account (practice_id, id, email, password_ct, created_at)
                values (?, ?, ?, ?, now())
                """,
                practice,
                account,
                People.writer(number),
                passwords.seal(hash, "portal_account", account));
        jdbc.update(
                """
                insert into portal_link (practice_id, account_id, patient_id, created_at)
                values (?, ?, ?, now())
                """,
                practice,
                account,
                patient);
    }

    private void writeTo(UUID user, int count, List<Person> patients) {
        for (var from = 0; from < count; from += AT_ONCE) {
            var first = from;
            inPractice(
                    () -> {
                        for (var i = first; i < Math.min(first + AT_ONCE, count); i++) {
                            thread(user, patients.get(whose(i, patients.size())));
                        }
                    });
        }
    }

    // The first conversations are those of the patients who sign in.
    private int whose(int thread, int patients) {
        return thread < People.WRITERS * People.THREADS_OF_WRITER
                ? thread % People.WRITERS
                : People.WRITERS + random.nextInt(patients - People.WRITERS);
    }

    private void thread(UUID user, Person patient) {
        var kind = random.nextInt(100);
        var count = kind < 90 ? 1 : kind < 97 ? 3 : 6;
        var begun = now.minusSeconds(60 + random.nextLong(AGE.toSeconds()));
        var last = begun.plusSeconds(10L * (count - 1));
        var id = UuidCreator.getTimeOrderedEpoch(begun);
        var subject = words.subject();
        jdbc.update(
                """
                insert into thread (practice_id, id, patient_id, assignee_id, subject_ct, last_seq,
                    incoming_count, unread, patient_unread, last_message_at, last_incoming_at,
                    created_at, waiting_since)
                values (?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?)
                """,
                practice,
                id,
                patient.id(),
                user,
                vault.encrypt(subject, new Place("thread", id, "subject")),
                count,
                (count + 1) / 2,
                random.nextInt(20) == 0,
                Timestamp.from(last),
                Timestamp.from(last),
                Timestamp.from(begun),
                random.nextInt(10) == 0 ? Timestamp.from(last) : null);
        var rows = new ArrayList<Object[]>();
        for (var seq = 1; seq <= count; seq++) {
            rows.add(message(id, subject, seq, user, patient, begun.plusSeconds(10L * (seq - 1))));
        }
        jdbc.batchUpdate(
                """
                insert into message (practice_id, id, thread_id, seq, direction, author_kind,
                    author_id, author_name, body_ct, sent_at, client_token)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
    }

    private Object[] message(
            UUID thread, String subject, int seq, UUID user, Person patient, Instant at) {
        var id = UuidCreator.getTimeOrderedEpoch(at);
        var incoming = seq % 2 == 1;
        var text = words.text();
        index.add(thread, id, text, subject);
        var author = incoming ? patient.accountId() : user;
        jdbc.update(
                """
                insert into audit_event (practice_id, id, at, actor_kind, actor_id, action, outcome,
                    patient_id, object_kind, object_id, address, session_hash)
                values (?, ?, ?, ?, ?, 'SEND', 'ALLOWED', ?, 'message', ?, '127.0.0.1', ?)
                """,
                practice,
                UuidCreator.getTimeOrderedEpoch(at),
                Timestamp.from(at),
                incoming ? "ACCOUNT" : "USER",
                author,
                patient.id(),
                id,
                "0123456789abcdef");
        return Arrays.asList(
                        practice,
                        id,
                        thread,
                        seq,
                        incoming ? "INCOMING" : "OUTGOING",
                        incoming ? "ACCOUNT" : "USER",
                        author,
                        incoming ? patient.name() : "Dr. Mei Chen",
                        vault.encrypt(text, new Place("message", id, "body")),
                        Timestamp.from(at),
                        UUID.randomUUID())
                .toArray();
    }

    private void inPractice(Runnable work) {
        CurrentPractice.run(practice, () -> transaction.executeWithoutResult(status -> work.run()));
    }
}

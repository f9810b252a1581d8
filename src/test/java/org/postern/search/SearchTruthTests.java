package org.postern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postern.practice.Practice;
import org.postern.search.SharedTexts.Conversation;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.threadlist.Cursor;
import org.postern.threadlist.ListFilter;
import org.postern.threadlist.ThreadLists;
import org.postern.user.UserIdentity;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The inbox's search, with its rights and pages, finds what a plain scan over the decrypted texts
 * finds: all texts of the shared data folder, and those in many scripts that are written here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTruthTests extends PosternTest {

    private static final int QUESTIONS = 2_000;
    // Of what very many threads hold, as much is compared as two pages show.
    private static final int MOST_COMPARED = 60;
    private static final Pattern LATIN = Pattern.compile("[a-z]{3,}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

    @Autowired private ThreadLists lists;
    @Autowired private Vault vault;
    @Autowired private SearchIndex index;
    @Autowired private JdbcTemplate jdbc;
    @Autowired private TransactionTemplate transaction;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    private Clinic clinic;
    private final List<Conversation> conversations = new ArrayList<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final PlainScan scan = new PlainScan();
    private Instant now = Instant.EPOCH;

    @BeforeAll
    void fill() {
        clinic = world.clinic();
        now = Instant.now();
        ManyScripts.TEXTS.forEach(
                text -> conversations.add(new Conversation("Question", List.of(text))));
        conversations.addAll(SharedTexts.all());
        if (conversations.size() == ManyScripts.TEXTS.size()) {
            System.out.println("Left out: search in outside texts (no shared data folder)");
        }
        // A name that no question begins: a search finds patients' names, too.
        var patient = in(clinic.practice(), () -> world.addPatient("Qqqxqq", "Qqqzqq"));
        for (var from = 0; from < conversations.size(); from += 500) {
            var first = from;
            in(
                    clinic.practice(),
                    () -> {
                        var end = Math.min(first + 500, conversations.size());
                        for (var number = first; number < end; number++) {
                            add(number, patient, conversations.get(number));
                        }
                        return true;
                    });
        }
        // What PostgreSQL does by itself before long: plans are made for tables as large as these.
        JdbcClient.create(owner).sql("analyze thread, message, message_search").update();
    }

    // Every third is the nurse's. The first is the newest.
    private void add(int number, UUID patient, Conversation conversation) {
        var thread = UUID.randomUUID();
        var at = Timestamp.from(now.minusSeconds(number));
        var count = conversation.texts().size();
        jdbc.update(
                """
                insert into thread (practice_id, id, patient_id, assignee_id, subject_ct, last_seq,
                    incoming_count, unread, patient_unread, last_message_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, false, false, ?, ?)
                """,
                clinic.practice().id(),
                thread,
                patient,
                owner(number).id(),
                vault.encrypt(conversation.subject(), new Place("thread", thread, "subject")),
                count,
                count,
                at,
                at);
        var rows = new ArrayList<Object[]>();
        for (var text : conversation.texts()) {
            var id = UUID.randomUUID();
            index.add(thread, id, text, conversation.subject());
            rows.add(
                    new Object[] {
                        clinic.practice().id(),
                        id,
                        thread,
                        rows.size() + 1,
                        vault.encrypt(text, new Place("message", id, "body")),
                        at,
                        id
                    });
        }
        jdbc.batchUpdate(
                """
                insert into message (practice_id, id, thread_id, seq, direction, author_kind,
                    author_id, author_name, body_ct, sent_at, client_token)
                values (?, ?, ?, ?, 'INCOMING', 'ACCOUNT', gen_random_uuid(), 'Q', ?, ?, ?)
                """,
                rows);
        numbers.put(thread, number);
        scan.add(conversation.subject(), conversation.texts());
    }

    private UserIdentity owner(int number) {
        return number % 3 == 0 ? clinic.okafor() : clinic.chen();
    }

    private <T> T in(Practice practice, Supplier<T> work) {
        return world.in(practice, () -> transaction.execute(status -> work.get()));
    }

    @Test
    @DisplayName("2,000 words and beginnings of words find what a plain scan finds")
    void findsWhatAPlainScanFinds() {
        var found = 0;
        var questions = questions(new Random(42));
        for (var question : questions) {
            found += compare(question, clinic.chen());
            if (found % 4 == 0) {
                found += compare(question, clinic.okafor());
            }
        }
        // Without outside texts fewer hold each word.
        assertThat(found).isGreaterThan(questions.size() / 2);
    }

    private int compare(String question, UserIdentity user) {
        var truth =
                scan.find(Query.parse(question)).stream()
                        .filter(number -> owner(number).id().equals(user.id()))
                        .limit(MOST_COMPARED)
                        .toList();
        assertThat(found(question, user)).as(question).isEqualTo(truth);
        return truth.size();
    }

    // Page after page, as "Older" leads through them.
    private List<Integer> found(String question, UserIdentity user) {
        var all = new ArrayList<Integer>();
        var cursor = Optional.<Cursor>empty();
        do {
            var from = cursor;
            var page =
                    world.in(
                            clinic.practice(),
                            () -> lists.list(user, ListFilter.mine(), question, from));
            page.rows().forEach(row -> all.add(numbers.get(row.id())));
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent() && all.size() < MOST_COMPARED);
        return all;
    }

    @Test
    @DisplayName("What is found is what somebody who reads the texts would find, too")
    void findsWhatAReaderFinds() {
        var asked = new LinkedHashSet<String>();
        for (var question : questions(new Random(7))) {
            var folded = folded(question);
            if (LATIN.matcher(folded).matches() || HAN.matcher(question).matches()) {
                asked.add(question);
            }
        }
        var texts = conversations.stream().map(SearchTruthTests::readable).toList();
        for (var question : asked) {
            var found = scan.find(Query.parse(question));
            for (var number = 0; number < texts.size(); number++) {
                var reading = texts.get(number);
                if (reading.isPresent()) {
                    assertThat(found.contains(number))
                            .as("%s in %s", question, conversations.get(number))
                            .isEqualTo(reading.get().holds(question));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(20);
    }

    /** A conversation's texts, made simple with the JDK's means alone. */
    private record Reading(String latin, String han) {

        boolean holds(String question) {
            return HAN.matcher(question).matches()
                    ? han.contains(question)
                    : latin.contains(" " + folded(question));
        }
    }

    // Characters that people may see one way or the other are left to the other test.
    private static Optional<Reading> readable(Conversation conversation) {
        var all = conversation.subject() + "\n" + String.join("\n", conversation.texts());
        if (Pattern.compile("\\p{Cf}|\\u0345|[æœıħŧÆŒİĦŦ]|[^\\x00-\\uffff]").matcher(all).find()) {
            return Optional.empty();
        }
        var latin =
                " "
                        + folded(all)
                                .replaceAll(
                                        "[^\\p{L}]+|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]",
                                        " ");
        return Optional.of(new Reading(latin, all.replaceAll("\\s", "")));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace("ß", "ss");
    }

    // Words of any conversation as people type them: as they stand, in capitals, decomposed,
    // without
    // accents, only begun; and some signs of a text in a script without spaces.
    private List<String> questions(Random random) {
        Set<String> questions = new LinkedHashSet<>();
        // Without outside texts there are not so many.
        for (var tried = 0; tried < 5 * QUESTIONS && questions.size() < QUESTIONS; tried++) {
            var texts = conversations.get(random.nextInt(conversations.size())).texts();
            var words =
                    Arrays.stream(texts.get(random.nextInt(texts.size())).split("\\s+"))
                            .map(word -> word.replaceAll("^[\\p{P}\\p{S}]+|[\\p{P}]+$", ""))
                            .filter(word -> !word.isBlank())
                            .toList();
            if (!words.isEmpty()) {
                var word = words.get(random.nextInt(words.size()));
                var typed = typed(word, random).strip();
                if (!typed.isEmpty() && !"qqqxqq".startsWith(typed.toLowerCase(Locale.ROOT))) {
                    questions.add(typed);
                }
            }
        }
        return List.copyOf(questions);
    }

    private static String typed(String word, Random random) {
        var length = word.codePointCount(0, word.length());
        if (length > 1 && HAN.matcher(word).find()) {
            var start = random.nextInt(length);
            return part(word, start, start + 1 + random.nextInt(3));
        }
        return switch (random.nextInt(6)) {
            case 0 -> word;
            case 1 -> word.toUpperCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(word, Normalizer.Form.NFD);
            case 3 -> Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
            default -> part(word, 0, 2 + random.nextInt(4));
        };
    }

    private static String part(String word, int start, int end) {
        var length = word.codePointCount(0, word.length());
        return word.substring(
                word.offsetByCodePoints(0, Math.min(start, length)),
                word.offsetByCodePoints(0, Math.min(end, length)));
    }

    @Test
    @DisplayName("The same texts at two practices share no token")
    void theSameTextsAtTwoPracticesShareNoToken() {
        var other = world.clinic();
        var copied = conversations.stream().filter(one -> one.texts().size() == 1).toList();
        assertThat(copied).isNotEmpty();
        in(
                other.practice(),
                () -> {
                    copied.forEach(
                            one ->
                                    index.add(
                                            UUID.randomUUID(),
                                            UUID.randomUUID(),
                                            one.texts().get(0),
                                            one.subject()));
                    return true;
                });
        for (var tokens : List.of("unnest(tokens) from message_search", "token from search_word")) {
            var mine = "select " + tokens + " where practice_id = ?";
            assertThat(count(mine, clinic)).isPositive();
            assertThat(count(mine + " intersect " + mine, clinic, other)).isZero();
        }
    }

    private int count(String sql, Clinic... clinics) {
        var practices = Arrays.stream(clinics).map(one -> one.practice().id()).toList();
        return world.database()
                .sql("select count(*) from (" + sql + ") as found")
                .params(practices)
                .query(Integer.class)
                .single();
    }
}

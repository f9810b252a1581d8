package org.postern.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

class EncryptionTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    private Page search(String words) {
        return chen.submit(chen.get("/inbox"), "form[role=search]", Map.of("words", words));
    }

    @Test
    @DisplayName("E2: a flipped bit is shown as damaged, and the other messages are readable")
    void aFlippedBitIsShownAsDamaged() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First text");
        clinic.answers(ana, thread, "Second text");
        for (var bit : List.of(0, 20, 60, 200)) {
            flip(thread, bit);
            var page = chen.get("/inbox/threads/" + thread);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("This message was damaged", "Second text");
            assertThat(ana.get("/portal/threads/" + thread).text())
                    .contains("This message was damaged", "Second text");
            flip(thread, bit);
        }
        assertThat(chen.get("/inbox/threads/" + thread).text()).contains("First text");
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
    @DisplayName("E2: a list with a damaged message is still shown")
    void aListWithADamagedMessageIsShown() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First text");
        clinic.writes(ana, clinic.chen(), "Cough", "Second text");
        flip(thread, 100);
        world.database()
                .sql("update thread set subject_ct = '\\x00' where id = ?")
                .params(thread)
                .update();

        assertThat(chen.get("/inbox").text()).contains("(damaged message)", "Second text");
        assertThat(ana.get("/portal/messages").text()).contains("(damaged message)");
        assertThat(chen.follow(search("\"first text\"")).status()).isEqualTo(200);
    }

    @Test
    void aDamagedDraftDoesNotCloseItsThread() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First text");
        var draft = new HashMap<>(chen.get("/inbox/threads/" + thread).form(COMPOSER));
        draft.put("text", "Half a sen");
        chen.postInBackground("/inbox/threads/" + thread + "/draft", draft);
        world.database()
                .sql(
                        "update draft set body_ct = set_bit(body_ct, 99, 1 - get_bit(body_ct, 99)) where thread_id = ?")
                .params(thread)
                .update();

        var page = chen.get("/inbox/threads/" + thread);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("First text");
        assertThat(page.form(COMPOSER).get("text")).isEmpty();
    }

    @Test
    void aDamagedSearchShowsTheListWithoutIt() {
        clinic.writes(ana, clinic.chen(), "Rash", "First text");
        var searched = search("first");
        world.database()
                .sql(
                        "update saved_search set words_ct = set_bit(words_ct, 99, 1 - get_bit(words_ct, 99)) where user_id = ?")
                .params(clinic.chen().id())
                .update();

        assertThat(chen.follow(searched).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("E3: two rows whose texts were swapped are damaged, in one thread and in two")
    void swappedTextsAreDamaged() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First text");
        clinic.answers(ana, thread, "Second text");
        world.database()
                .sql(
                        """
                        update message m set body_ct = o.body_ct from message o
                        where m.thread_id = ? and o.thread_id = m.thread_id and m.seq <> o.seq
                        """)
                .params(thread)
                .update();

        var page = chen.get("/inbox/threads/" + thread);

        assertThat(page.text()).doesNotContain("First text", "Second text");
        assertThat(page.html().select(".bubble em")).hasSize(2);
    }

    @Test
    void oneTextTwiceHasTwoCiphertexts() {
        clinic.writes(ana, clinic.chen(), "Same", "The same text");
        clinic.writes(ana, clinic.chen(), "Same", "The same text");

        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(distinct body_ct) + count(distinct subject_ct)
                                        from message m join thread t on t.id = m.thread_id
                                        where m.practice_id = ?
                                        """)
                                .params(clinic.practice().id())
                                .query(Integer.class)
                                .single())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("E6: two practices have no search token in common")
    void twoPracticesHaveNoTokenInCommon() {
        var other = world.clinic();
        clinic.writes(ana, clinic.chen(), "Rash", "Is this rash normal?");
        other.writes(other.as(other.ana()), other.chen(), "Rash", "Is this rash normal?");

        var shared =
                world.database()
                        .sql(
                                """
                                select count(*) from message_search a join message_search b
                                    on a.tokens && b.tokens
                                where a.practice_id = ? and b.practice_id = ?
                                """)
                        .params(clinic.practice().id(), other.practice().id())
                        .query(Integer.class)
                        .single();

        assertThat(shared).isZero();
    }
}

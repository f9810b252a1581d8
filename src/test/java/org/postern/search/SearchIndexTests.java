package org.postern.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class SearchIndexTests {

    private static SearchServer server;

    private TestPractice elm;

    @BeforeAll
    static void start() {
        server = new SearchServer("search-index");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void openPractice() {
        elm = server.practice();
    }

    @Test
    void findsTheThreadByWordsOfItsMessageAndSubject() {
        var rash = elm.thread("My arm", "Both arms have rashes");
        elm.thread("My arm", "It is broken");

        assertThat(elm.finds("rash")).containsExactly(rash);
        assertThat(elm.finds("RASH my")).containsExactly(rash);
        assertThat(elm.finds("rash broken")).isEmpty();
    }

    @Test
    void findsAllMessagesOfAThreadTogetherButOnlyOneHoldsTheWords() {
        var thread = elm.thread("Arm", "I have a rash");
        elm.message(thread, "Arm", "Use the cream");

        assertThat(elm.finds("cream arm")).containsExactly(thread);
        assertThat(elm.finds("cream rash")).isEmpty();
    }

    @Test
    void anUnknownWordFindsNothingWithoutAskingTheIndex() {
        elm.thread("Arm", "I have a rash");

        assertThat(elm.plan("zebra")).isEmpty();
        assertThat(elm.plan("rash zebra")).isEmpty();
        assertThat(elm.plan("%")).isEmpty();
    }

    @Test
    void seesWordsThatWereAddedAfterTheFirstSearch() {
        elm.thread("Arm", "I have a rash");
        assertThat(elm.finds("ban")).isEmpty();

        var bandage = elm.thread("Arm", "I have a bandage");
        var banana = elm.thread("Food", "I ate a banana");

        assertThat(elm.finds("ban")).containsExactlyInAnyOrder(bandage, banana);
    }

    @Test
    void seesWordsWhoseTransactionCommittedLate() {
        elm.run(() -> elm.thread("Arm", "slow zither"), this::searchElsewhere);

        assertThat(elm.finds("zith")).hasSize(1);
    }

    private void searchElsewhere() {
        CompletableFuture.runAsync(() -> assertThat(elm.finds("zith")).isEmpty()).join();
    }

    @Test
    void aWordThatWasRolledBackIsWrittenByTheNextMessage() {
        elm.rollback(() -> elm.thread("Arm", "I saw a quokka"));
        assertThat(elm.finds("quok")).isEmpty();

        var thread = elm.thread("Arm", "I saw a quokka");

        assertThat(elm.finds("quok")).containsExactly(thread);
    }

    @Test
    void aVeryWideBeginningFindsAllItsWords() {
        var text = new StringBuilder();
        for (var i = 0; i < 3_500; i++) {
            text.append("wide").append((char) ('a' + i / 676)).append((char) ('a' + i / 26 % 26));
            text.append((char) ('a' + i % 26)).append(' ');
        }
        var first = elm.thread("Long", text.toString());
        var second = elm.thread("Short", "widest");

        assertThat(elm.plan("w").orElseThrow().terms().get(0).length).isGreaterThan(3_000);
        assertThat(elm.finds("w")).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void theSameTextAtTwoPracticesSharesNoToken() {
        var oak = server.practice();
        elm.thread("Arm", "I have a rash 头痛");
        oak.thread("Arm", "I have a rash 头痛");

        assertThat(elm.tokens()).hasSize(8).doesNotContainAnyElementsOf(oak.tokens());
        assertThat(elm.wordTokens()).hasSize(5).doesNotContainAnyElementsOf(oak.wordTokens());
    }

    @Test
    void theOrderOfWordsIsNotStored() {
        elm.thread("", "one two three four five six seven eight nine ten");

        assertThat(elm.tokens()).isSorted();
    }

    @Test
    void onlyCommonWordsAreSoughtThreadByThread() {
        for (var i = 0; i < 80; i++) {
            elm.thread("Visit", i == 40 ? "a rare bezoar" : "when may I come");
        }

        assertThat(elm.plan("bezoar").orElseThrow().rare()).isTrue();
        assertThat(elm.plan("when may").orElseThrow().rare()).isFalse();
        assertThat(elm.plan("visit").orElseThrow().rare()).isFalse();
        assertThat(elm.plan("visit bezoar").orElseThrow().rare()).isTrue();
    }

    @Test
    void needsTheCallersTransactionAndPractice() {
        assertThatThrownBy(() -> server.index().add(UUID.randomUUID(), UUID.randomUUID(), "rash"))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> server.index().plan(Query.parse("rash")));
    }

    @Test
    void twoSendersOfTheSameNewWordsDoNotBlockEachOtherForGood() {
        var words = List.of("alpha bravo charlie delta", "delta charlie bravo alpha");
        var together = new CountDownLatch(2);
        var senders =
                words.stream()
                        .map(text -> CompletableFuture.runAsync(() -> sendTwice(text, together)))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(senders).join();

        assertThat(elm.finds("alph delt")).hasSize(4);
    }

    private void sendTwice(String text, CountDownLatch together) {
        elm.run(
                () -> {
                    elm.thread("", text);
                    elm.thread("", text + " echo foxtrot");
                    together.countDown();
                },
                () -> {});
    }
}

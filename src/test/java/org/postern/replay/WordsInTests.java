package org.postern.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsInTests {

    @Test
    void lettersDigitsAndMarksAreWords() {
        assertThat(WordsIn.text("Take 20mg, e\u0301te\u0301! <b>ok</b>"))
                .containsExactly("Take", "20mg", "e\u0301te\u0301", "b", "ok");
    }

    @Test
    void signsAreTakenByTwo() {
        assertThat(WordsIn.text("CT检查后 好")).containsExactly("CT", "检查", "查后", "好");
    }

    @Test
    void oneSearchServesManyMessagesButProvesEach() {
        var first = new Sought("1", "a", "red spots", List.of("spots"));
        var second = new Sought("2", "b", "red arms", List.of());
        var third = new Sought("3", "c", "!!!", List.of());
        var all = List.of(first, second, third);

        var searches = WordChoice.of(all, Stream.of(first, second, third));

        assertThat(searches).hasSize(1).containsEntry("red", List.of(first, second));
    }
}

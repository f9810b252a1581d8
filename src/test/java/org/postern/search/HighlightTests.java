package org.postern.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HighlightTests {

    private static List<String> marked(String text, String typed) {
        return Highlight.of(text, Query.parse(typed)).stream()
                .map(mark -> text.substring(mark.start(), mark.end()))
                .toList();
    }

    @Test
    @DisplayName("case 61: ola marks Olá in its own spelling")
    void marksTheOriginalSpelling() {
        assertThat(Query.parse("ola").matches("Olá, doutora")).isTrue();
        assertThat(marked("Olá, doutora", "ola")).containsExactly("Olá");
        assertThat(marked("Ola\u0301, doutora", "olá")).containsExactly("Ola\u0301");
    }

    @Test
    void marksWholeWordsAndPhrases() {
        assertThat(marked("Rashes, a rash and trash", "rash")).containsExactly("Rashes", "rash");
        assertThat(marked("chest pain, chest, pain", "\"chest pain\""))
                .containsExactly("chest pain", "chest, pain");
        assertThat(marked("我头痛，很痛", "头痛 痛")).containsExactly("头痛", "痛");
        assertThat(marked("ปวดหัวมาก", "หัว")).containsExactly("หัว");
    }

    @Test
    void marksWholeEmoji() {
        assertThat(marked("ok 👍🏽 thanks", "👍")).containsExactly("👍🏽");
        assertThat(marked("see 👩‍⚕️ now", "👩")).containsExactly("👩‍⚕️");
    }

    @Test
    void marksNothingWhereNothingIsFound() {
        assertThat(marked("Both arms", "rash")).isEmpty();
        assertThat(marked("", "rash")).isEmpty();
    }

    @Test
    void neverCutsACharacterInTwo() {
        var random = new Random(61);
        var letters =
                "aé e\u0301n\u0303ß' .3กั้ำหខ្មែက်頭が\u3099カ\uff9e안\u1112\u1161\u11ab😀👍🏽👩\u200d⚕\ufe0f🇩🇪نَ हिन्दी";
        for (var i = 0; i < 3_000; i++) {
            var text = random(letters, 12, random);
            var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
            graphemes.setText(text);
            for (var mark : Highlight.of(text, Query.parse(random(letters, 2, random)))) {
                assertThat(graphemes.isBoundary(mark.start())).as(text).isTrue();
                assertThat(graphemes.isBoundary(mark.end())).as(text).isTrue();
            }
        }
    }

    private static String random(String letters, int length, Random random) {
        var codePoints = letters.codePoints().toArray();
        var text = new StringBuilder();
        random.ints(length, 0, codePoints.length).forEach(i -> text.appendCodePoint(codePoints[i]));
        return text.toString();
    }
}

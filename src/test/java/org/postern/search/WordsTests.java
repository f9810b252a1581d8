package org.postern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    BP < 120                  | bp 120
                    3.5mg                     | 3.5mg mg
                    20mg of B12               | 20mg 20 mg of b12 12
                    I'm                       | i'm
                    I’m                       | i'm
                    l’hôpital d'Évreux        | l'hopital hopital d'evreux evreux
                    post-op check-up          | post op check up
                    foo_bar                   | foo_bar foo bar
                    https://clinic.org/a      | https clinic.org clinic org a
                    ana.lopez@example.com     | ana.lopez ana lopez example.com example com
                    It hurts.Please call      | it hurts.please hurts please call
                    5.10.2024                 | 5.10.2024 10 2024
                    + * % _ = ( ) ... !?      | `_`
                    Straße ÅØł ﬁt ＢＰ１２      | strasse aol fit bp12 bp 12
                    ½ ㎎ m²                   | 1/2 mg m 2
                    Đau đầu, dị ứng           | dau di ung
                    İSTANBUL                  | istanbul
                    أحمد مُحَمَّد ١٢٣           | احمد محمد 123
                    שָׁלוֹם צה"ל               | שלום צה"ל צה
                    हिन्दी में                  | हिनदी में
                    good😀 👍🏽 ❤️ 🇩🇪 👩‍⚕️    | good 😀 👍🏽 ❤ 🇩🇪 👩⚕
                    """)
    void findsFoldedWords(String text, String words) {
        var expected = words.equals("_") ? new String[0] : words.split(" ");

        assertThat(Words.of(text)).containsExactlyInAnyOrder(expected);
    }

    @Test
    void takesChineseSignBySignAndInPairs() {
        assertThat(Words.of("头痛，发烧")).containsExactlyInAnyOrder("头", "痛", "头痛", "发", "烧", "发烧");
        assertThat(Words.inOrder("B超检查3天")).containsExactly("b", "超", "检", "查", "3", "天");
    }

    @Test
    void knowsHalfWidthAndDecomposedSigns() {
        assertThat(Words.of("ｶﾞｰｾﾞ")).isEqualTo(Words.of("ガーゼ")).contains("ガー", "ーゼ");
        assertThat(Words.of("ガラス")).doesNotContain("カ");
        assertThat(Words.of(Normalizer.normalize("두통약", Normalizer.Form.NFD)))
                .isEqualTo(Words.of("두통약"))
                .contains("두통", "통약");
    }

    @Test
    void takesThaiKhmerLaoAndBurmeseSignBySign() {
        assertThat(Words.inOrder("ปวดหัว")).containsExactly("ป", "ว", "ด", "ห", "ั", "ว");
        assertThat(Words.of("ឈឺក្បាល")).contains("ឈ", "ឈឺ");
        assertThat(Words.of("ເຈັບຫົວ")).contains("ເຈ");
        assertThat(Words.of("ခေါင်း")).contains("ခေ");
    }

    @Test
    void aVeryLongParagraphIsNotCutInTheMiddleOfAWord() {
        var words = IntStream.range(0, 2_000).mapToObj(i -> "headache" + i).toList();

        assertThat(Words.of(String.join(" ", words))).containsAll(words);
        assertThat(Words.of("x".repeat(20_000))).containsExactly("x".repeat(20_000));
        assertThat(Words.inOrder("𠮷".repeat(10_000))).hasSize(10_000).containsOnly("𠮷");
    }

    @Test
    void survivesBrokenText() {
        assertThat(Words.of("\ud83d pain\ud83d \0rash\0 \udc00")).containsExactly("pain", "rash");
    }

    @Test
    @DisplayName("case 60: Stück is one name, however it is typed")
    void foldsUmlauts() {
        assertThat(Words.names("Stück")).containsExactly("stuck");
        for (var typed : new String[] {"stück", "STÜCK", "stuck", "stu\u0308ck", "Stu\u0308ck"}) {
            assertThat(Words.typedNames(typed)).containsExactly("stuck");
        }
    }

    @Test
    void splitsNames() {
        assertThat(Words.names("Müller-Lüdenscheidt Núñez"))
                .containsExactly("muller", "ludenscheidt", "nunez");
        assertThat(Words.names("O’Brien")).containsExactly("obrien", "brien");
        assertThat(Words.typedNames("O'Bri lü")).containsExactly("obri", "lu");
        assertThat(Words.names("王 小明")).containsExactly("王小明", "小明", "明");
        assertThat(Words.typedNames("小明 王")).containsExactly("小明", "王");
    }
}

package org.postern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    rash                | Both arms have rashes
                    RASH arm            | Both arms have rashes
                    "chest pain"        | I have chest pain today
                    "chest pain"        | Chest: Pain
                    “chest pain”        | I have chest pain today
                    "chest pai          | I have chest pain today
                    chest" pai          | I have chest pain today
                    120                 | BP < 120
                    < 120               | BP < 120
                    100%                | it is 100 percent
                    20 mg               | take 20mg at night
                    don't               | I don’t know
                    hopital             | à l'hôpital
                    please              | It hurts.Please call
                    5'10"               | I am 5'10" tall
                    dau dau             | Tôi bị đau đầu
                    đau đầu             | toi bi dau dau
                    "đau đầu"           | TÔI BỊ ĐAU ĐẦU
                    أحمد                | اسمي احمد
                    头痛                 | 我头痛三天
                    痛                   | 我头痛三天
                    三天 头痛             | 我头痛三天
                    我头痛三天            | 我头痛 三天
                    3天                  | 头痛3 天了
                    B超                  | 做了B超检查
                    吃vita               | 我吃vitamin C
                    หัว                  | ปวดหัวมาก
                    ปวดหั                | ปวดหัวมาก
                    두통                  | 심한두통이 있어요
                    😀                   | good😀
                    👍                   | 👍🏽
                    """)
    void finds(String typed, String text) {
        assertThat(Query.parse(typed).matches(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ash                 | Both arms have rashes
                    rash leg            | Both arms have rashes
                    "rash"              | Both arms have rashes
                    "chest pain"        | pain in the chest
                    "chest pai"         | I have chest pain today
                    r*sh                | Both arms have rashes
                    rash OR leg         | Both arms have rashes
                    arms -rashes foo    | Both arms have rashes
                    r_sh                | Both arms have rashes
                    头三                 | 我头痛三天
                    头痛                 | 我头，痛
                    かき                  | がぎ
                    3天                  | 13天
                    หมา                  | ปวดหัวมาก
                    """)
    void doesNotFind(String typed, String text) {
        assertThat(Query.parse(typed).matches(text)).isFalse();
    }

    @Test
    void findsWordsInDifferentTextsButNoPhraseAcrossThem() {
        assertThat(Query.parse("chest pain").matches("Chest", "Pain since Monday")).isTrue();
        assertThat(Query.parse("\"chest pain\"").matches("Chest", "Pain since Monday")).isFalse();
        assertThat(Query.parse("头痛").matches("头", "痛")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "%", "_", "*", "\"\"", "\" \"", "\"", "-- ; '", "\u0301", "，"})
    void isEmptyWithoutAWord(String typed) {
        assertThat(Query.parse(typed).isEmpty()).isTrue();
    }

    @Test
    void readsTwentyTermsAtMost() {
        assertThat(Query.parse("rash ".repeat(50)).terms()).hasSize(20);
        assertThat(Query.parse("痛".repeat(5_000)).matches("痛".repeat(1_000))).isTrue();
    }

    @Test
    void tokensAloneCannotConfirmPhrases() {
        assertThat(Query.parse("chest pain 痛 头痛 \"rash\"").needsCheck()).isFalse();
        assertThat(Query.parse("\"chest pain\"").needsCheck()).isTrue();
        assertThat(Query.parse("头痛药").needsCheck()).isTrue();
        assertThat(Query.parse("B超").needsCheck()).isTrue();
    }

    @Test
    @DisplayName("case 60: composed and decomposed spelling find each other")
    void normalizes() {
        var decomposed = Normalizer.normalize("Frau Stück", Normalizer.Form.NFD);

        for (var typed : new String[] {"stück", "STÜCK", "stuck", "stu\u0308ck", "\"STÜCK\""}) {
            assertThat(Query.parse(typed).matches("Frau Stück")).isTrue();
            assertThat(Query.parse(typed).matches(decomposed)).isTrue();
        }
    }

    @Test
    void keepsItsWordsOutOfLogs() {
        assertThat(Query.parse("syphilis").toString()).doesNotContain("syphilis");
    }
}

package org.postern.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.patient.PatientDetails;
import org.postern.patient.Patients;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

class InboxSearchTests extends PosternTest {

    @Autowired private Patients patients;

    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    private Page post(Browser user, String words) {
        return user.submit(user.get("/inbox"), "form[role=search]", Map.of("words", words));
    }

    private List<String> found(String words) {
        return found(chen, words);
    }

    private List<String> found(Browser user, String words) {
        var page = user.follow(post(user, words));
        assertThat(page.status()).isEqualTo(200);
        return page.html().select(".thread-row .thread-subject").eachText();
    }

    private void rename(String given, String family) {
        var id = clinic.ana().patientId();
        var born = LocalDate.of(1981, 5, 4);
        world.in(
                clinic.practice(),
                () -> {
                    patients.change(id, new PatientDetails("renamed", given, family, born, null));
                    return id;
                });
    }

    @ParameterizedTest
    @DisplayName("case 60: a name is found by any of its parts, in any order and spelling")
    @ValueSource(
            strings = {
                "Stück",
                "STÜCK",
                "stuck",
                "Stu\u0308ck",
                "stü",
                "maria",
                "María-José",
                "maria jose",
                "stück maría",
                "jos stu",
                "ana-sophie",
                "ANA st"
            })
    void aNameIsFoundByAnyOfItsParts(String words) {
        rename("María-José Ana-Sophie", "Stu\u0308ck");
        clinic.writes(ana, clinic.chen(), "Hers", "Hello");
        clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "His", "Hello");

        assertThat(found(words)).containsExactly("Hers");
    }

    @ParameterizedTest
    @DisplayName("case 61: a message is found by words, beginnings, accents, scripts")
    @CsvSource({
        "rash, Rash", "RASH, Rash", "ra, Rash", "itch arm, Rash", "arm itch, Rash", "Olá, Ola",
        "ola, Ola", "o, Ola", "感冒, Chinese", "冒, Chinese", "头痛, Chinese", "صداع, Arabic",
        "الصداع, Arabic", "'\"itches on\"', Rash", "5'10, Height", "100, Percent"
    })
    void aMessageIsFoundByItsWords(String words, String subject) {
        clinic.writes(ana, clinic.chen(), "Rash", "It itches on my left arm");
        clinic.writes(ana, clinic.chen(), "Ola", "Olá doutor");
        clinic.writes(ana, clinic.chen(), "Chinese", "我感冒了，头痛");
        clinic.writes(ana, clinic.chen(), "Arabic", "عندي صداع الصداع شديد");
        clinic.writes(ana, clinic.chen(), "Height", "I am 5'10\" tall");
        clinic.writes(ana, clinic.chen(), "Percent", "It is 100% better_now");

        assertThat(found(words)).contains(subject);
    }

    @ParameterizedTest
    @DisplayName("what is not there is not found")
    @ValueSource(
            strings = {
                "tches",
                "\"on itches\"",
                "\"itches my\"",
                "itches leg",
                "感痛",
                "zzz",
                "%",
                "_",
                "*",
                "%%",
                "r_sh",
                "r%h",
                "i*s",
                "' or 1=1 --",
                "\\",
                "\"",
                "\0",
                "😀",
                "rash | zzz",
                "!rash zzz",
                "-",
                "()"
            })
    void whatIsNotThereIsNotFound(String words) {
        clinic.writes(ana, clinic.chen(), "Rash", "It itches on my left arm");
        clinic.writes(ana, clinic.chen(), "Chinese", "我感冒了，头痛");

        assertThat(found(words)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("D5: some words may be in the patient's name, and the others in one message")
    @ValueSource(
            strings = {
                "ana itches",
                "ITCH ruiz",
                "ru ana arm",
                "\"left arm\" ruiz",
                "rash ana",
                "an itches",
                "ana fever"
            })
    void aNameAndWordsAreFoundTogether(String words) {
        clinic.writes(ana, clinic.chen(), "Rash", "It itches on my left arm");
        clinic.answers(ana, clinic.writes(ana, clinic.chen(), "Flu", "Hello"), "I have fever");
        clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "His", "It itches: left arm, fever");
        clinic.writes(ana, clinic.okafor(), "Not hers", "It itches on my left arm, with fever");

        assertThat(found(words)).containsExactly(words.contains("fever") ? "Flu" : "Rash");
    }

    @ParameterizedTest
    @DisplayName("D5: each word must be in the name or in the message, and a phrase stays one")
    @ValueSource(
            strings = {"ben itches", "ana leg", "ana itches fever", "\"arm left\" ruiz", "uiz arm"})
    void whatNeitherHoldsIsNotFound(String words) {
        clinic.writes(ana, clinic.chen(), "Rash", "It itches on my left arm");
        clinic.writes(ana, clinic.chen(), "Flu", "I have fever");
        clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "His", "Good morning");

        assertThat(found(words)).isEmpty();
    }

    @Test
    @DisplayName("D5: a name and a common word are found in a long list, each thread once")
    void aNameAndACommonWordAreFound() {
        var ben = clinic.as(clinic.ben());
        for (var i = 1; i <= 33; i++) {
            clinic.writes(i % 11 == 0 ? ben : ana, clinic.chen(), "Number " + i, "The same rash");
        }

        assertThat(found("rash " + clinic.ben().patient().givenName()))
                .containsExactly("Number 33", "Number 22", "Number 11");
        assertThat(found("the rash ruiz")).hasSize(30).doesNotContain("Number 11");
    }

    @Test
    void nothingTypedShowsEverything() {
        clinic.writes(ana, clinic.chen(), "Rash", "It itches");

        assertThat(found("")).containsExactly("Rash");
        assertThat(found("   ")).containsExactly("Rash");
    }

    @Test
    void bothSidesWordsAndTheSubjectAreFound() {
        var thread = clinic.writes(ana, clinic.chen(), "Amoxicillin", "Which dose?");
        clinic.replies(chen, thread, "Take it twice daily");

        for (var words : List.of("amox", "dose", "twice", "which amoxicillin")) {
            assertThat(found(words)).as(words).containsExactly("Amoxicillin");
        }
    }

    @Test
    @DisplayName("14.2.1: the words stand in no address")
    void theWordsStandInNoAddress() {
        clinic.writes(ana, clinic.chen(), "Rash", "Zqword");

        var redirect = post(chen, "zqword");

        assertThat(redirect.location()).matches(".*/inbox\\?search=[0-9a-f-]{36}");
        var page = chen.follow(redirect);
        for (var link : page.html().select("[href], [action], [hx-get]")) {
            assertThat(link.attr("href") + link.attr("action") + link.attr("hx-get"))
                    .doesNotContainIgnoringCase("zqword");
        }
        var row = page.html().selectFirst(".thread-row").attr("href");
        assertThat(chen.get(row).html().select("#search").attr("value")).isEqualTo("zqword");
    }

    @Test
    void anothersSearchShowsNothingOfIt() {
        clinic.writes(ana, clinic.chen(), "Rash", "Zqword");
        var chens = post(chen, "zqword").location().replaceFirst("^https?://[^/]+", "");
        var okafor = clinic.as(clinic.okafor());

        var page = okafor.get(chens);

        assertThat(page.body()).doesNotContainIgnoringCase("zqword").doesNotContain("Rash");
        assertThat(page.html().select("#search").attr("value")).isEmpty();
        assertThat(okafor.get("/inbox?search=" + UUID.randomUUID()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("rights come before limits: others' threads are neither found nor counted")
    void othersThreadsAreNotFound() {
        for (var i = 0; i < 35; i++) {
            clinic.writes(ana, clinic.okafor(), "Okafor's " + i, "The same rash");
        }
        clinic.writes(ana, clinic.chen(), "Chen's", "The same rash");
        for (var i = 0; i < 35; i++) {
            clinic.writes(ana, clinic.okafor(), "Okafor's later " + i, "The same rash");
        }
        for (var words : List.of("rash", "\"same rash\"", "ra", "Ruiz")) {
            var page = chen.follow(post(chen, words));
            assertThat(page.html().select(".thread-row .thread-subject").eachText())
                    .containsExactly("Chen's");
            assertThat(page.html().select("a[href*='before=']")).isEmpty();
        }
        assertThat(found(clinic.as(clinic.dana()), "rash")).isEmpty();
    }

    @Test
    @DisplayName("case 71: what was found is paged, each once")
    void whatWasFoundIsPaged() {
        for (var i = 1; i <= 33; i++) {
            clinic.writes(ana, clinic.chen(), "Number " + i, "The same rash");
        }
        for (var words : List.of("rash", "\"same rash\"", "Ruiz")) {
            var first = chen.follow(post(chen, words));
            var older = first.html().select("a[href*='before=']").last().attr("href");
            var second = chen.get(older);

            var all =
                    new java.util.ArrayList<>(
                            first.html().select(".thread-row .thread-subject").eachText());
            all.addAll(second.html().select(".thread-row .thread-subject").eachText());
            assertThat(all).hasSize(33).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @DisplayName("patients are found with odd signs typed, too")
    @ValueSource(
            strings = {
                "\0",
                "a\0b",
                "%",
                "_",
                "' or 1=1 --",
                "9999-99-99",
                "+9999999-12-31",
                "1/1/+999999999",
                "\\",
                "😀"
            })
    void oddSignsFindNoPatient(String words) {
        var page =
                chen.follow(
                        chen.submit(chen.get("/patients"), "form.find", Map.of("words", words)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("Ana Ruiz");
    }
}

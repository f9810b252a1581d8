package org.postern.urgent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts ask the question. */
class PhraseTests {

    private static final PhraseList BUILT_IN = new PhraseList(BuiltInPhrases.ALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have chest pain since this morning",
                "CHEST PAIN!!!",
                "there is a pain in my chest and my arm is numb",
                "I can't breathe",
                "I can’t breathe",
                "i cant breathe",
                "I can not breathe lying down",
                "I cannot breath",
                "he is not breathing",
                "I want to die",
                "i wanna die",
                "I don't want to live anymore",
                "I dont want to be alive",
                "thinking of ending my life",
                "I am going to kill\nmyself",
                "I feel suicidal",
                "I keep thinking about self-harm and hurting myself",
                "my son took an overdose",
                "I took too many pills",
                "she won't wake up",
                "my throat is closing up",
                "Everyone is better off dead without me, I mean I am better off dead",
                "Tengo dolor en el pecho",
                "me duele el pecho desde ayer",
                "Tengo opresion en el pecho",
                "NO PUEDO RESPIRAR",
                "me quiero morir",
                "ya no quiero vivir",
                "quiero quitarme la vida",
                "pienso en suicidarme",
                "tomó una sobredosis",
                "se tomó demasiadas pastillas",
                "mi hija está inconsciente",
                "le dio un infarto"
            })
    void aCrisisInUsualWordsIsAskedAbout(String text) {
        assertThat(BUILT_IN.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Can I get a refill of my inhaler?",
                "My chest X-ray is on Monday",
                "I am dying to know my result",
                "The dose is over 20 mg",
                "a painful chestnut",
                "Breathe in, breathe out: the exercise helps",
                "Do I want to dietary changes?",
                "I overdosedit is no word",
                "¿Puedo respirar vapor para la tos?",
                "me duele la espalda"
            })
    void anOrdinaryMessageIsNot(String text) {
        assertThat(BUILT_IN.isIn(text)).isFalse();
    }

    @Test
    void apracticesOwnPhrasesAreWholeWordsInAnySpelling() {
        var own = new PhraseList("  Fièvre élevée \n\n can't see\n");

        assertThat(own.isIn("J’ai une FIEVRE elevee")).isTrue();
        assertThat(own.isIn("I can not see on one eye")).isTrue();
        assertThat(own.isIn("I cannot seem to sleep")).isFalse();
        assertThat(own.isIn("chest pain")).isFalse();
        assertThat(new PhraseList("").isIn("chest pain")).isFalse();
    }

    @Test
    void fewOrdinaryMessagesAreAskedAbout() throws IOException {
        var configured = System.getenv("POSTERN_SHARED_DATA");
        var data = Path.of(configured == null ? "../shared/data" : configured);
        if (!Files.isDirectory(data.resolve("messages"))) {
            System.out.println("PhraseTests: no shared data, ordinary messages not counted");
            return;
        }
        var counts = OrdinaryMessages.in(data);
        OrdinaryMessages.main(new String[] {data.toString()});

        // The sentences of tico19 are those of a conversation about chest pain.
        assertThat(counts).containsKeys("meqsum.jsonl", "dermavqa-es.jsonl", "tico19-es.jsonl");
        assertThat(counts)
                .allSatisfy(
                        (file, count) ->
                                assertThat(count.share())
                                        .as(file)
                                        .isLessThan(file.startsWith("tico19") ? 0.4 : 0.03));
    }

    @Test
    void aNumberIsWhatALineBeginsWith() {
        assertThat(EmergencyNumber.parse("112 Ambulance"))
                .hasValue(new EmergencyNumber("112", "Ambulance"));
        assertThat(EmergencyNumber.parse("116 123 Samaritans").orElseThrow().link())
                .isEqualTo("tel:116123");
        assertThat(EmergencyNumber.parse("+34 (900) 123-456: día y noche").orElseThrow())
                .isEqualTo(new EmergencyNumber("+34 (900) 123-456", "día y noche"))
                .extracting(EmergencyNumber::link)
                .isEqualTo("tel:+34900123456");
        assertThat(EmergencyNumber.parse("911").orElseThrow().words()).isEmpty();
        assertThat(EmergencyNumber.parse("Ambulance 112")).isEmpty();
        assertThat(EmergencyNumber.parse("javascript:alert(1)")).isEmpty();
    }
}

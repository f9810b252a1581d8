package org.postern.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Words as a practice's messages use them: few very often, most rarely (rank by rank as Zipf found
 * it), and texts made of them. The same at each run.
 */
final class Words {

    private static final int KNOWN = 20_000;
    private static final String[] FIRST =
            """
            i the to and my a have is it for of in you that me was can on this with take be been but
            not do are if at so am since would what should today morning night day week doctor pain
            please thank appointment medication pills dose blood pressure test results refill
            pharmacy prescription feel better worse started yesterday tomorrow again still side
            effects rash fever cough headache throat neck stomach back knee arm leg sleep eat water
            tired dizzy nausea swelling itching red skin cream tablets milligrams twice daily after
            before meals lab sugar insulin metformin lisinopril ibuprofen antibiotic allergy vaccine
            surgery bandage wound stitches insurance letter school work note call office visit nurse
            daughter son husband mother father child baby years months hours minutes normal high low
            """
                    .strip()
                    .split("\\s+");
    private static final String[] SYLLABLES =
            """
            ba be bi bo ca ce co cu da de di do fa fe fi ga ge go ha he hi ka ke ki la le li lo ma me
            mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi za st tr pl
            """
                    .strip()
                    .split("\\s+");

    private final List<String> all = new ArrayList<>(List.of(FIRST));
    private final Random random;

    Words(long seed) {
        this.random = new Random(seed);
        // Their own source: the same words, whatever texts are made of them.
        var maker = new Random(1);
        var seen = new java.util.HashSet<>(all);
        while (all.size() < KNOWN) {
            var word = made(maker);
            if (seen.add(word)) {
                all.add(word);
            }
        }
    }

    private static String made(Random maker) {
        var word = new StringBuilder();
        for (var i = 2 + maker.nextInt(4); i > 0; i--) {
            word.append(SYLLABLES[maker.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    /** A word between two ranks, the more common ones more often. */
    String between(int lowest, int highest) {
        var rank = lowest * Math.pow((double) highest / lowest, random.nextDouble());
        return all.get((int) rank - 1);
    }

    /** All of them, the most common first. */
    List<String> ranked() {
        return List.copyOf(all);
    }

    String text() {
        var text = new StringBuilder();
        for (var sentences = 2 + random.nextInt(9); sentences > 0; sentences--) {
            text.append(sentence(5 + random.nextInt(10)));
            text.append(sentences % 4 == 1 ? "\n" : " ");
        }
        return text.toString().strip();
    }

    String subject() {
        var sentence = sentence(2 + random.nextInt(4));
        return sentence.substring(0, sentence.length() - 1);
    }

    private String sentence(int words) {
        var sentence = new StringBuilder();
        for (var i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : " ").append(between(1, KNOWN));
        }
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }
}

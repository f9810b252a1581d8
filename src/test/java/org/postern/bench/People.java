package org.postern.bench;

/** Who is in the measured practice: known names, so that the fill and the measuring agree. */
final class People {

    static final String SLUG = "bench";
    static final String PASSWORD = "a long password for the bench";

    /** The user whose inbox is measured. */
    static final String OWNER = "chen@bench.example";

    /** Users with inboxes of their own: no limit on anybody's posts is reached. */
    static final int COLLEAGUES = 16;

    static final int THREADS_OF_COLLEAGUE = 400;

    /** Patients who sign in; each has conversations with the owner. */
    static final int WRITERS = 128;

    static final int THREADS_OF_WRITER = 20;

    private static final String[] GIVEN =
            "Ana Ben Clara Daniel Elena Felix Grace Hugo Ines Jonas Katja Leo Mara Noor Omar Paula Quinn Rosa Sami Tara"
                    .split(" ");
    private static final String[] BEGIN =
            "Al Bar Cor Dal El Fer Gar Hol In Jar Kel Lom Mar Nor Ol Per Quin Ros San Tor"
                    .split(" ");
    private static final String[] END =
            "berg dez field gada hart ides jan kov lund mann nak ova pez quist rossi son tani"
                    .split(" ");

    private People() {}

    static String given(int number) {
        return GIVEN[number % GIVEN.length];
    }

    static String family(int number) {
        return BEGIN[number / GIVEN.length % BEGIN.length] + END[number % END.length];
    }

    static String colleague(int number) {
        return "colleague" + number + "@bench.example";
    }

    static String writer(int number) {
        return "writer" + number + "@mail.example";
    }
}

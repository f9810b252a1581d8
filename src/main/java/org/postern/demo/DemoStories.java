package org.postern.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The conversations of the demo. Nobody in them is real. */
record DemoStories(
        String given,
        String family,
        LocalDate born,
        String record,
        String email,
        String subject,
        boolean read,
        List<Line> lines) {

    record Line(boolean byPractice, Duration ago, String text) {}

    static final List<DemoStories> ALL =
            List.of(
                    new DemoStories(
                            "Omar",
                            "Haddad",
                            LocalDate.of(1974, 2, 2),
                            "101-7730",
                            "omar.haddad@example.org",
                            "صداع منذ أسبوع",
                            true,
                            List.of(
                                    patient(
                                            146,
                                            "صباح الخير، عندي صداع منذ أسبوع ولا يذهب مع المسكن. ماذا أفعل؟"),
                                    practice(
                                            143,
                                            "Let us see you on Monday morning. Please write down when it begins and how long it lasts."))),
                    new DemoStories(
                            "Grace",
                            "Lindqvist",
                            LocalDate.of(1990, 11, 17),
                            "103-1180",
                            "grace.lindqvist@example.org",
                            "Travel vaccines",
                            true,
                            List.of(
                                    patient(
                                            100,
                                            "We fly to Kenya in February. Which vaccines do we need, and how early?"),
                                    practice(
                                            97,
                                            "Please book a travel visit six weeks before you leave. Bring your vaccination card."),
                                    patient(96, "Thank you, that answers it."))),
                    new DemoStories(
                            "Tuan",
                            "Phạm",
                            LocalDate.of(1966, 7, 9),
                            "100-0045",
                            "tuan.pham@example.org",
                            "Lab results",
                            true,
                            List.of(
                                    patient(
                                            30,
                                            "I saw that my blood test is back. Is the sugar better?"),
                                    practice(
                                            26,
                                            "It looks good. No change to the dose, see you in March."))),
                    new DemoStories(
                            "Lena",
                            "Fischer",
                            LocalDate.of(1949, 3, 21),
                            "098-3312",
                            "lena.fischer@example.org",
                            "Refill metformin",
                            false,
                            List.of(patient(22, "I have four days left."))),
                    new DemoStories(
                            "Ben",
                            "Okoro",
                            LocalDate.of(1985, 1, 30),
                            "104-0907",
                            "ben.okoro@example.org",
                            "School form",
                            false,
                            List.of(
                                    patient(
                                            2,
                                            "Could you sign the asthma plan before Friday? The school asks for it every year."))),
                    new DemoStories(
                            "Ana",
                            "Ruiz",
                            LocalDate.of(1981, 5, 4),
                            "104-2231",
                            DemoSignIns.PATIENT,
                            "Rash after the new tablets",
                            false,
                            List.of(
                                    patient(
                                            4,
                                            "Good morning. Since Sunday I have red spots on both arms. It started two days after I began the new tablets. It itches but I have no fever. Should I stop taking them?"),
                                    practice(
                                            3,
                                            "Please do not take today's tablet. Can you tell me whether your lips or face are swollen? If they swell, or breathing gets hard, call 911."),
                                    patient(1, "No swelling. Thank you for the quick answer."))));

    private static Line patient(int hoursAgo, String text) {
        return new Line(false, Duration.ofHours(hoursAgo), text);
    }

    private static Line practice(int hoursAgo, String text) {
        return new Line(true, Duration.ofHours(hoursAgo), text);
    }
}

package org.postern.replay;

/**
 * Batches of mail. The server gathers what arrives within its window ({@code postern.mail.window})
 * into one mail; how many that makes depends on its clock, so the expected number is worked out
 * from what the mails state: see {@link PracticeMail} and {@link PatientMail}. The two numbers
 * agree only if nothing is missing and nothing was told again.
 *
 * @param told how many mails there were
 * @param expected how many there would have been, had each batch been told exactly once
 */
record Batches(int told, int expected) {

    Batches and(Batches others) {
        return new Batches(told + others.told, expected + others.expected);
    }
}

package org.postern.messagesettings;

/**
 * What limits would have refused of past messages.
 *
 * @param messages so many
 * @param patients of so many patients
 * @param of so many came
 */
public record Refused(int messages, int patients, int of) {

    /** Such as "3 of 214 messages, from 2 patients". */
    public String words() {
        return "%,d of %,d %s, from %,d %s"
                .formatted(
                        messages,
                        of,
                        of == 1 ? "message" : "messages",
                        patients,
                        patients == 1 ? "patient" : "patients");
    }
}

package org.postern.messagesettings;

/**
 * What a user has set for patients.
 *
 * @param note what patients see while they write to this user; empty for nothing
 * @param banner what patients see when they select this user; empty for the practice's default
 */
public record MessageSettings(String note, String banner, Limits limits) {

    static final MessageSettings NONE = new MessageSettings("", "", Limits.USUAL);
}

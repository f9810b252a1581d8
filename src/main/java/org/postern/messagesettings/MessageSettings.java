package org.postern.messagesettings;

import org.postern.compose.FileLimits;

/**
 * What a user has set for patients.
 *
 * @param note what patients see while they write to this user; empty for nothing
 * @param files what patients can attach to a message to this user
 * @param banner what patients see when they select this user; empty for the practice's default
 */
public record MessageSettings(String note, String banner, Limits limits, FileLimits files) {

    static final MessageSettings NONE = new MessageSettings("", "", Limits.USUAL, FileLimits.USUAL);
}

package org.postern.messagesettings;

/** What happens to messages that arrive while a user is out of office. */
public enum Meanwhile {
    /** They stand in the user's own messages. */
    KEEP,
    /** Another user gets them. */
    COVER,
    /** None is taken. */
    REFUSE
}

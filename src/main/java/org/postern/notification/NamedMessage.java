package org.postern.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** A message with a Message-ID of our own, so that a second delivery is known as the same. */
class NamedMessage extends MimeMessage {

    private final String messageId;

    NamedMessage(Letter letter, String from, MimeMessage likeThis) {
        super(likeThis.getSession());
        this.messageId = "<" + letter.id() + from.substring(from.indexOf('@')) + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}

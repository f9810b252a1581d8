package org.postern.demo;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** A mail that the demo would have sent. */
public record DemoMail(String id, String to, String subject, String text, Instant sentAt) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** The text in pieces: those that are links, and what stands between them. */
    public List<Piece> pieces() {
        var pieces = new java.util.ArrayList<Piece>();
        var from = 0;
        for (var link : LINK.matcher(text).results().toList()) {
            pieces.add(new Piece(text.substring(from, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            from = link.end();
        }
        pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }

    /** A piece of a mail's text. */
    public record Piece(String text, boolean link) {}
}

package org.postern.compose;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a composer posts.
 *
 * @param clientToken names this message, so that a second post of it sends nothing more
 * @param seen the seq of the newest message that its writer had on the page
 * @param subject of a new conversation; null for none
 * @param text as typed
 * @param advised whether its writer was shown advice for emergencies before
 * @param files the ids of the files that go with it
 */
public record Post(
        UUID clientToken,
        int seen,
        @Nullable String subject,
        String text,
        boolean advised,
        List<UUID> files) {

    /** One without files, whose writer was shown no advice. */
    public Post(UUID clientToken, int seen, @Nullable String subject, String text) {
        this(clientToken, seen, subject, text, false, List.of());
    }

    /** The same post with files. */
    public Post with(List<UUID> attached) {
        return new Post(clientToken, seen, subject, text, advised, attached);
    }

    /** The same post with line ends made LF and a blank subject made none. */
    public Post normalized() {
        var trimmed = subject == null ? "" : subject.replaceAll("\\R", " ").strip();
        return new Post(
                clientToken,
                seen,
                trimmed.isEmpty() ? null : trimmed,
                MessageText.normalize(text),
                advised,
                files);
    }
}

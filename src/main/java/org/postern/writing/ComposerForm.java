package org.postern.writing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a composer's form posts.
 *
 * @param composer the sealed composer
 * @param seen the seq of the newest message that was on the page
 * @param to the chosen user of a patient's new conversation
 */
public record ComposerForm(
        @Nullable String composer,
        @Nullable Integer seen,
        @Nullable String subject,
        @Nullable String text,
        @Nullable UUID to) {

    /** The text; empty where the post had none. */
    public String textOrEmpty() {
        return text == null ? "" : text;
    }
}

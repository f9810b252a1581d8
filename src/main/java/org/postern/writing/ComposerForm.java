package org.postern.writing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What a composer's form posts.
 *
 * @param composer the sealed composer
 * @param typedSeen the seq of the newest message that was on the page, as it came: whatever it is,
 *     the text is not lost
 * @param chosen the chosen user of a patient's new conversation, as it came
 */
public record ComposerForm(
        @Nullable String composer,
        @BindParam("seen") @Nullable String typedSeen,
        @Nullable String subject,
        @Nullable String text,
        @BindParam("to") @Nullable String chosen) {

    /** The seq of the newest message that was on the page; 0 where the post named none. */
    public int seen() {
        try {
            return typedSeen == null ? 0 : Integer.parseInt(typedSeen);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The chosen user of a patient's new conversation; null where the post named none. */
    public @Nullable UUID to() {
        try {
            return chosen == null ? null : UUID.fromString(chosen);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The same with another text. */
    public ComposerForm withText(String other) {
        return new ComposerForm(composer, typedSeen, subject, other, chosen);
    }

    /** The text; empty where the post had none. */
    public String textOrEmpty() {
        return text == null ? "" : text;
    }
}

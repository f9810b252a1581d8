package org.postern.writing;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.postern.web.Sessions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a saved draft: to a page that saves while typing, or to its button. */
public final class SavedDraft {

    private SavedDraft() {}

    /**
     * Answers.
     *
     * @param page where the button leads back to
     */
    public static ResponseEntity<Void> answer(
            HttpServletRequest request, boolean saved, String page) {
        if (!Sessions.isFetch(request)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
        }
        return ResponseEntity.status(saved ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT).build();
    }
}

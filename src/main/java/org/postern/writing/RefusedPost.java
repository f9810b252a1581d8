package org.postern.writing;

import java.util.Optional;
import org.postern.attachment.FileProblem;
import org.postern.compose.TextProblem;
import org.postern.messaging.SendOutcome;
import org.springframework.http.HttpStatus;

/** The status of the page that shows a refused post again. */
public final class RefusedPost {

    private RefusedPost() {}

    /**
     * The status for why it was refused.
     *
     * @param outcome nothing when the composer was too old
     */
    public static int status(Optional<SendOutcome> outcome) {
        return outcome.map(RefusedPost::of).orElse(HttpStatus.UNPROCESSABLE_CONTENT).value();
    }

    private static HttpStatus of(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.BadText bad && bad.problem() == TextProblem.HOLDS_NUL) {
            return HttpStatus.BAD_REQUEST;
        }
        if (outcome instanceof SendOutcome.BadFiles bad
                && bad.problems().get(0).reason() == FileProblem.Reason.QUOTA) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        return outcome instanceof SendOutcome.NewerMessages
                        || outcome instanceof SendOutcome.SentBefore
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}

package org.postern.writing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.postern.attachment.FileProblem;
import org.postern.compose.TextProblem;
import org.postern.messaging.SendOutcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The status of the page that shows a refused post again. */
public final class RefusedPost {

    // As the sentence under the file says.
    private static final String A_MINUTE = "60";

    private RefusedPost() {}

    /**
     * The status for why it was refused.
     *
     * @param outcome nothing when the composer was too old
     */
    static int status(Optional<SendOutcome> outcome) {
        return outcome.map(RefusedPost::of).orElse(HttpStatus.UNPROCESSABLE_CONTENT).value();
    }

    /** Gives the answer its status and, where it helps to wait, says how long. */
    public static void answer(HttpServletResponse response, Optional<SendOutcome> outcome) {
        var status = status(outcome);
        response.setStatus(status);
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, A_MINUTE);
        }
    }

    private static HttpStatus of(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.BadText bad && bad.problem() == TextProblem.HOLDS_NUL) {
            return HttpStatus.BAD_REQUEST;
        }
        if (outcome instanceof SendOutcome.BadFiles bad) {
            return of(bad.problems().get(0).reason());
        }
        return outcome instanceof SendOutcome.NewerMessages
                        || outcome instanceof SendOutcome.SentBefore
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static HttpStatus of(FileProblem.Reason reason) {
        return switch (reason) {
            case QUOTA -> HttpStatus.TOO_MANY_REQUESTS;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}

package org.postern.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it plainly, without a stack trace. */
class AlreadyRunningFailureAnalyzer extends AbstractFailureAnalyzer<AlreadyRunningException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, AlreadyRunningException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

package org.postern.transport;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it plainly, without a stack trace. */
class TransportRefusedAnalyzer extends AbstractFailureAnalyzer<TransportRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, TransportRefused cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

package org.postern.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it plainly, without a stack trace. */
class MasterKeyFailureAnalyzer extends AbstractFailureAnalyzer<UnusableMasterKey> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnusableMasterKey cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

package org.postern.journeys;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Shows what everybody saw when a journey failed: pictures in {@code target/journeys}. */
class Photographs implements AfterTestExecutionCallback {

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()
                && context.getRequiredTestInstance() instanceof Journey journey) {
            journey.photograph(
                    Path.of("target/journeys"), context.getRequiredTestMethod().getName());
        }
    }
}

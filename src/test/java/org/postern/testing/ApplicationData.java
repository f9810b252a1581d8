package org.postern.testing;

import java.nio.file.Path;
import org.postern.database.TestData;

/** The data directory of the server that all tests of the whole application share. */
final class ApplicationData {

    static final Path DIRECTORY = TestData.empty("application").path("");

    private ApplicationData() {}
}

package org.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short run of Jazzer on each reader of what people send; {@code bench/fuzz} runs longer. */
class FuzzTests {

    private static final int RUNS = 3_000;

    @TempDir private Path directory;

    @ParameterizedTest
    @DisplayName("R12, ASVS 2.2.1: whatever is sent is read or refused, and never a fault")
    @ValueSource(
            strings = {
                "org.postern.search.QueryFuzz",
                "org.postern.roster.RosterFuzz",
                "org.postern.attachment.FileFuzz",
                "org.postern.fuzz.ThreadTextFuzz"
            })
    void nothingThatIsSentIsAFault(String target) throws Exception {
        var output = directory.resolve("output");
        var jazzer =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx512m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "com.code_intelligence.jazzer.Jazzer",
                                        // Its hooks do not know the classes of the newest JDK.
                                        "--hooks=false",
                                        "--target_class=" + target,
                                        "--instrumentation_includes=org.postern.**",
                                        "-runs=" + RUNS,
                                        "-seed=1",
                                        "-max_len=4096",
                                        "-timeout=60"))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();

        assertThat(jazzer.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("Done " + RUNS + " runs");
    }
}

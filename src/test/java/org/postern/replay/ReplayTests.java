package org.postern.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postern.PosternApplication;
import org.postern.database.TestData;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The replay against a demo server of its own, whose jobs run and whose mail is soon sent. */
class ReplayTests {

    private static final Path SHARED =
            Path.of(System.getenv().getOrDefault("POSTERN_SHARED_DATA", "../shared/data"));

    private static Path data;
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() {
        if (!Files.isDirectory(SHARED.resolve("messages"))) {
            System.out.println("Left out: the replay of outside messages (no shared data folder)");
            assumeTrue(false);
        }
        data = TestData.empty("replay").path("");
        server =
                new SpringApplicationBuilder(PosternApplication.class)
                        .profiles("demo")
                        .run(
                                "--server.port=0",
                                "--postern.data=" + data,
                                "--postern.mail.window=2s");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aSampleOfAllSourcesComesThroughTwice() throws Exception {
        for (var i = 0; i < 2; i++) {
            var report = Replay.run(options("--limit", "28"));

            assertThat(report.problems()).isEmpty();
            assertThat(report.addsUp()).as(report.line()).isTrue();
            assertThat(report.sent()).isGreaterThan(28);
        }
    }

    private static Options options(String... more) throws Exception {
        var port = server.getEnvironment().getProperty("local.server.port");
        var password = Files.readString(data.resolve("demo-password")).strip();
        var first =
                new String[] {
                    SHARED.toString(), "--url", "http://localhost:" + port, "--password", password
                };
        var all = new java.util.ArrayList<>(java.util.List.of(first));
        all.addAll(java.util.List.of(more));
        return Options.parse(all.toArray(String[]::new));
    }
}

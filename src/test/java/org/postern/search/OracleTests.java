package org.postern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the index finds is what a plain scan of all texts finds. */
class OracleTests {

    private record Text(String subject, String body) {}

    private record Thread(UUID id, Text text) {}

    private static SearchServer server;

    @BeforeAll
    static void start() {
        server = new SearchServer("search-oracle");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theIndexAgreesWithAPlainScanOfTextsInManyScripts() {
        compare(ManyScripts.TEXTS.stream().map(text -> new Text("Question", text)).toList(), 600);
    }

    @Test
    void theIndexAgreesWithAPlainScanOfOutsideMessages() throws IOException {
        var messages = outsideMessages();
        if (messages.isEmpty()) {
            System.out.println("Left out: search in outside messages (no shared data folder)");
            return;
        }
        compare(messages, 150);
    }

    private static void compare(List<Text> texts, int queries) {
        var practice = server.practice();
        var threads =
                texts.stream()
                        .map(text -> new Thread(practice.thread(text.subject, text.body), text))
                        .toList();
        var typed = new TypedAtRandom(new Random(texts.size()));
        var found = 0;
        for (var i = 0; i < queries; i++) {
            found += compare(practice, threads, typed.from(texts.get(i % texts.size()).body));
        }
        assertThat(found).isGreaterThan(queries / 2);
    }

    private static int compare(TestPractice practice, List<Thread> threads, String typed) {
        var query = Query.parse(typed);
        var candidates = practice.finds(typed);
        var found = new ArrayList<Thread>();
        var truth = new ArrayList<Thread>();
        for (var thread : threads) {
            var matches = !query.isEmpty() && query.matches(thread.text.subject, thread.text.body);
            if (matches) {
                truth.add(thread);
            }
            if (candidates.contains(thread.id) && (matches || !query.needsCheck())) {
                found.add(thread);
            }
        }
        assertThat(found).as(typed).isEqualTo(truth);
        return found.size();
    }

    private static List<Text> outsideMessages() throws IOException {
        var messages = new ArrayList<Text>();
        for (var folder : folders()) {
            try (var files = Files.newDirectoryStream(folder.resolve("messages"), "*.jsonl")) {
                for (var file : files) {
                    try (var lines = Files.lines(file)) {
                        lines.limit(12).map(OracleTests::text).forEach(messages::add);
                    }
                }
            }
        }
        return messages;
    }

    private static List<Path> folders() {
        var configured = System.getenv("POSTERN_SHARED_DATA");
        var folder =
                Path.of(
                        System.getProperty(
                                "POSTERN_SHARED_DATA",
                                configured == null ? "../shared/data" : configured));
        return Files.isDirectory(folder.resolve("messages")) ? List.of(folder) : List.of();
    }

    private static Text text(String line) {
        var json = new JsonMapper().readTree(line);
        return new Text(json.path("subject").asString(""), json.path("text").asString(""));
    }
}

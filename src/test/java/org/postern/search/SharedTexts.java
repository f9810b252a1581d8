package org.postern.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conversations made of all texts of the shared data folder, where it is. */
final class SharedTexts {

    /** One of them: a subject, perhaps empty, and its messages. */
    record Conversation(String subject, List<String> texts) {}

    private static final JsonMapper JSON = new JsonMapper();

    private SharedTexts() {}

    /** None where the folder is not. */
    static List<Conversation> all() {
        var folder = folder();
        if (!Files.isDirectory(folder.resolve("messages"))) {
            return List.of();
        }
        var byMessage = new LinkedHashMap<String, Conversation>();
        for (var line : lines(folder.resolve("messages"))) {
            var texts = new ArrayList<>(List.of(line.path("text").asString("")));
            var subject = line.path("subject").asString("");
            byMessage.put(line.path("id").asString(), new Conversation(subject, texts));
        }
        addReplies(folder, byMessage);
        var all = new ArrayList<>(byMessage.values());
        for (var line : lines(folder.resolve("threads"))) {
            var texts = new ArrayList<String>();
            line.path("turns").forEach(turn -> texts.add(turn.path("text").asString("")));
            all.add(new Conversation(line.path("topic").asString(""), texts));
        }
        all.addAll(naughty(folder.resolve("hostile/naughty-strings.json")));
        return all;
    }

    private static void addReplies(Path folder, Map<String, Conversation> byMessage) {
        for (var line : lines(folder.resolve("replies"))) {
            var conversation = byMessage.get(line.path("message_id").asString());
            if (conversation != null) {
                conversation.texts().add(line.path("text").asString(""));
            }
        }
    }

    private static List<Conversation> naughty(Path file) {
        var all = new ArrayList<Conversation>();
        try {
            for (var text : JSON.readTree(Files.readString(file))) {
                // What nobody can send: PostgreSQL and the form take no NUL.
                if (text.asString().indexOf('\0') < 0) {
                    all.add(new Conversation("", List.of(text.asString())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Path folder() {
        var configured = System.getenv("POSTERN_SHARED_DATA");
        var usual = configured == null ? "../shared/data" : configured;
        return Path.of(System.getProperty("POSTERN_SHARED_DATA", usual));
    }

    private static List<JsonNode> lines(Path folder) {
        var found = new ArrayList<JsonNode>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                Files.readAllLines(file).forEach(line -> found.add(JSON.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}

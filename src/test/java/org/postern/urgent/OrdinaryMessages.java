package org.postern.urgent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Counts how many ordinary messages the built-in phrases ask about: {@code bench/urgent}. */
final class OrdinaryMessages {

    /** Those of one file. */
    record Count(int messages, List<String> asked) {

        double share() {
            return (double) asked.size() / messages;
        }
    }

    private OrdinaryMessages() {}

    /** By file, of all messages in a folder. */
    static Map<String, Count> in(Path data) throws IOException {
        var json = new JsonMapper();
        var phrases = new PhraseList(BuiltInPhrases.ALL);
        var counts = new TreeMap<String, Count>();
        try (var files = Files.list(data.resolve("messages"))) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                for (var line : Files.readAllLines(file)) {
                    var message = json.readTree(line);
                    var text =
                            message.path("subject").asString("")
                                    + "\n"
                                    + message.path("text").asString("");
                    var count = counts.getOrDefault(name, new Count(0, new ArrayList<>()));
                    if (phrases.isIn(text)) {
                        count.asked().add(message.path("id").asString("") + ": " + text.strip());
                    }
                    counts.put(name, new Count(count.messages() + 1, count.asked()));
                }
            }
        }
        return counts;
    }

    public static void main(String[] arguments) throws IOException {
        var counts = in(Path.of(arguments[0]));
        counts.forEach(
                (file, count) ->
                        System.out.printf(
                                "%s: %d of %d messages are asked about (%.1f %%)%n",
                                file, count.asked().size(), count.messages(), 100 * count.share()));
    }
}

package org.postern.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The messages of a data folder, source by source. */
record Corpus(List<List<Typed>> sources) {

    private static final JsonMapper JSON = new JsonMapper();

    static Corpus read(Path data) {
        var answers = answers(data.resolve("replies"));
        var sources = new ArrayList<List<Typed>>();
        for (var file : files(data.resolve("messages"))) {
            sources.add(rows(file).stream().map(row -> message(row, answers)).toList());
        }
        if (!answers.isEmpty()) {
            throw new IllegalStateException("answers to no message: " + answers.keySet());
        }
        var hostile = data.resolve("hostile");
        sources.add(hostile("naughty", strings(hostile.resolve("naughty-strings.json"))));
        sources.add(hostile("xss", lines(hostile.resolve("xss-payloadbox.txt"))));
        return new Corpus(sources);
    }

    private static Map<String, List<Typed>> answers(Path folder) {
        var answers = new HashMap<String, List<Typed>>();
        for (var file : files(folder)) {
            for (var row : rows(file)) {
                answers.computeIfAbsent(text(row, "message_id"), id -> new ArrayList<>())
                        .add(Typed.answer(text(row, "id"), text(row, "text")));
            }
        }
        return answers;
    }

    private static Typed message(JsonNode row, Map<String, List<Typed>> answers) {
        var id = text(row, "id");
        var own = answers.remove(id);
        return new Typed(
                id, text(row, "subject"), text(row, "text"), own == null ? List.of() : own);
    }

    private static List<Typed> hostile(String name, List<String> strings) {
        return IntStream.range(0, strings.size())
                .mapToObj(i -> new Typed(name + "-" + i, "", strings.get(i), List.of()))
                .toList();
    }

    private static List<String> strings(Path file) {
        var strings = new ArrayList<String>();
        JSON.readTree(file.toFile()).forEach(node -> strings.add(node.stringValue()));
        return strings;
    }

    private static List<JsonNode> rows(Path file) {
        return lines(file).stream().map(JSON::readTree).toList();
    }

    // Split at LF alone: a lone CR or U+2028 belongs to a payload.
    private static List<String> lines(Path file) {
        try {
            return List.of(Files.readString(file).replaceFirst("\n$", "").split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).stringValue("");
    }

    /**
     * So many messages of all, or all: from each source as many as from every other, as far as it
     * has them, and spread over the whole of it. Sources take turns.
     */
    List<Typed> sample(int limit) {
        var shares = shares(limit);
        var sample = new ArrayList<Typed>();
        for (var turn = 0; sample.size() < IntStream.of(shares).sum(); turn++) {
            for (var i = 0; i < shares.length; i++) {
                if (turn < shares[i]) {
                    var source = sources.get(i);
                    sample.add(source.get((int) ((long) turn * source.size() / shares[i])));
                }
            }
        }
        return sample;
    }

    private int[] shares(int limit) {
        var shares = new int[sources.size()];
        var left = Math.min(limit, sources.stream().mapToInt(List::size).sum());
        for (var i = 0; left > 0; i = (i + 1) % shares.length) {
            if (shares[i] < sources.get(i).size()) {
                shares[i]++;
                left--;
            }
        }
        return shares;
    }
}

package org.postern.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to play, and where.
 *
 * @param data the folder with {@code messages}, {@code replies}, {@code hostile}, {@code patients}
 * @param limit how many messages to play at most, a fair share of each source
 * @param concurrency how many people act at once
 * @param password of the users
 * @param users the email addresses of the users that patients write to; one has administration
 */
record Options(
        Path data, String url, int limit, int concurrency, String password, List<String> users) {

    static final String USAGE =
            """
            Usage: bin/replay DATA_DIR [--url URL] [--limit N] [--concurrency N]
                              [--password PASSWORD] [--users EMAIL,EMAIL]

            Plays the messages of DATA_DIR against a running server (profile demo) and prints one
            line; exit status 1 if any number in it does not add up.

              --url          the server, usually http://localhost:8080
              --limit        at most so many messages, a fair share of each source
              --concurrency  so many people at once, usually 8
              --password     of the users; usually what stands in POSTERN_DATA/demo-password
              --users        who is written to; usually the demo's users""";

    private static final List<String> DEMO_USERS =
            List.of("chen@lakeside.example", "dana@lakeside.example", "okafor@lakeside.example");

    static Options parse(String... arguments) throws IOException {
        Path data = null;
        var url = "http://localhost:8080";
        var limit = Integer.MAX_VALUE;
        var concurrency = 8;
        String password = null;
        var users = DEMO_USERS;
        for (var i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--url" -> url = value(arguments, ++i).replaceAll("/+$", "");
                case "--limit" -> limit = number(arguments, ++i);
                case "--concurrency" -> concurrency = number(arguments, ++i);
                case "--password" -> password = value(arguments, ++i);
                case "--users" -> users = List.of(value(arguments, ++i).split(","));
                default -> data = folder(arguments[i], data);
            }
        }
        if (data == null) {
            throw new IllegalArgumentException("DATA_DIR is missing.");
        }
        return new Options(
                data, url, limit, concurrency, password == null ? demoPassword() : password, users);
    }

    private static Path folder(String argument, @Nullable Path before) {
        if (argument.startsWith("-") || before != null) {
            throw new IllegalArgumentException("Unknown option: " + argument);
        }
        var folder = Path.of(argument);
        if (!Files.isDirectory(folder.resolve("messages"))) {
            throw new IllegalArgumentException("No messages in " + argument);
        }
        return folder;
    }

    private static int number(String[] arguments, int at) {
        var text = value(arguments, at);
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("Not a number above 0: " + text);
        }
        return Integer.parseInt(text);
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new IllegalArgumentException(arguments[at - 1] + " needs a value.");
        }
        return arguments[at];
    }

    private static String demoPassword() throws IOException {
        var data = System.getenv().getOrDefault("POSTERN_DATA", "./data");
        var file = Path.of(data, "demo-password");
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "No demo-password in " + data + ": set POSTERN_DATA, or give --password.");
        }
        return Files.readString(file).strip();
    }
}

package org.postern.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import tools.jackson.databind.json.JsonMapper;

/** What nobody types by chance, one after the other for ever. */
final class HostileStrings {

    private static final Path NAUGHTY =
            Path.of(System.getenv().getOrDefault("POSTERN_SHARED_DATA", "../shared/data"))
                    .resolve("hostile/naughty-strings.json");

    private final List<String> strings;
    private int given;

    HostileStrings() throws IOException {
        strings =
                new ArrayList<>(
                        List.of(
                                "\u0000",
                                "\ud800",
                                "a".repeat(20_000),
                                "\"'><svg/onload=alert(1)>{{7*7}}${7*7}",
                                "\" autofocus onfocus=alert(1) x=\"",
                                "</title></textarea></select><script>alert(1)</script>",
                                "-9223372036854775809",
                                "99999-99-99",
                                "../../../../etc/passwd",
                                "x\r\nSet-Cookie: postern=mine"));
        if (Files.exists(NAUGHTY)) {
            new JsonMapper()
                    .readTree(Files.readString(NAUGHTY))
                    .forEach(one -> strings.add(one.asString()));
        } else {
            System.out.println("Left out: naughty strings (no shared data folder)");
        }
    }

    int size() {
        return strings.size();
    }

    /** How often one was given. */
    int given() {
        return given;
    }

    String next() {
        return strings.get(given++ % strings.size());
    }

    /** Whether a page that shows this text unescaped would do something. */
    static boolean isMarkup(String text) {
        return text.matches("(?s).*<[a-zA-Z!/?].*");
    }

    /** What stands on a page that no page of ours has; empty when nothing does. */
    static String foreign(Document page) {
        return page.select(
                        "[^on], [href^=javascript:], [src^=javascript:], iframe, object, embed,"
                                + " base, marquee, form[action^=http], img[src=x],"
                                + " script:not([src])")
                .outerHtml();
    }
}

package org.postern.stepup;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A posted form that waits until its sender has proved who they are.
 *
 * @param address where it was posted to
 */
public record KeptForm(String address, List<Field> fields) {

    /** What stood in one of its fields. */
    public record Field(String name, String value) {}

    // Another page, another token; and passwords are never kept.
    private static final List<String> LEFT_OUT = List.of("_csrf", "password", "old");

    static KeptForm of(String address, Map<String, String[]> parameters) {
        var fields = new ArrayList<Field>();
        parameters.forEach(
                (name, values) -> {
                    if (!LEFT_OUT.contains(name)) {
                        Arrays.stream(values).forEach(value -> fields.add(new Field(name, value)));
                    }
                });
        return new KeptForm(address, fields);
    }

    String text() {
        return fields.stream()
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&", address + "\n", ""));
    }

    static KeptForm parse(String text) {
        var end = text.indexOf('\n');
        var fields =
                Arrays.stream(text.substring(end + 1).split("&"))
                        .filter(pair -> !pair.isEmpty())
                        .map(pair -> pair.split("=", 2))
                        .map(pair -> new Field(decode(pair[0]), decode(pair[1])))
                        .toList();
        return new KeptForm(text.substring(0, end), fields);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

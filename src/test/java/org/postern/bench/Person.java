package org.postern.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who has signed in.
 *
 * @param csrf what each of this person's forms carries
 */
record Person(String cookies, String csrf) {

    static Person signIn(Line line, String door, String email) throws IOException {
        var cookies = new LinkedHashMap<String, String>();
        var page = line.get(door, "");
        keep(page, cookies);
        var form =
                form(Map.of("_csrf", page.field("_csrf"), "email", email))
                        + "&password="
                        + encoded(People.PASSWORD);
        var answer = line.post(door + "/sign-in", header(cookies), form);
        keep(answer, cookies);
        if (answer.status() != 302 || answer.location().contains("/p/")) {
            throw new IllegalStateException(email + " cannot sign in: " + answer.status());
        }
        var home = door.endsWith("/clinic") ? "/inbox" : "/portal/account";
        var first = line.get(home, header(cookies));
        keep(first, cookies);
        return new Person(header(cookies), first.field("_csrf"));
    }

    String form(String... fields) {
        var form = new StringBuilder("_csrf=").append(encoded(csrf));
        for (var i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return form.toString();
    }

    private static String form(Map<String, String> fields) {
        return String.join(
                "&",
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .toList());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private static void keep(Answer answer, Map<String, String> cookies) {
        for (var cookie : answer.cookies()) {
            var pair = cookie.split(";")[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    private static String header(Map<String, String> cookies) {
        List<String> pairs =
                cookies.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList();
        return String.join("; ", pairs);
    }
}

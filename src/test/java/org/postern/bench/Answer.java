package org.postern.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What the server answered; the body as it came. */
record Answer(int status, String location, boolean zipped, List<String> cookies, byte[] body) {

    String text() {
        try (var in = new ByteArrayInputStream(body)) {
            return new String(
                    zipped ? new GZIPInputStream(in).readAllBytes() : body, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of the first hidden field with this name. */
    String field(String name) {
        var match = Pattern.compile("name=\"" + name + "\"\\s+value=\"([^\"]*)\"").matcher(text());
        if (!match.find()) {
            throw new IllegalStateException(
                    "no field " + name + ": " + status + " " + location + " " + text());
        }
        return match.group(1);
    }
}

package org.postern.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** A form of a page, filled in and encoded as browsers do. */
record Form(URI action, Map<String, String> fields) {

    static Form of(Page page, Element form) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : form.select("input[name]:not([type=file]), textarea[name]")) {
            fields.put(field.attr("name"), field.val());
        }
        var action = form.attr("action");
        // URI.resolve takes an empty reference for the folder.
        return new Form(action.isEmpty() ? page.address() : page.address().resolve(action), fields);
    }

    Form with(String name, String value) {
        if (!fields.containsKey(name)) {
            throw new IllegalStateException("no field " + name + " for " + action.getPath());
        }
        var filled = new LinkedHashMap<>(fields);
        filled.put(name, value);
        return new Form(action, filled);
    }

    /** The form as this button of it posts it. */
    Form pressing(Element button) {
        var filled = new LinkedHashMap<>(fields);
        filled.put(button.attr("name"), button.val());
        return new Form(action, filled);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(joining("&"));
    }

    // A browser sends each line end of a text area as CR LF.
    private static String encoded(String value) {
        return URLEncoder.encode(value.replaceAll("\r\n|\r|\n", "\r\n"), UTF_8);
    }
}

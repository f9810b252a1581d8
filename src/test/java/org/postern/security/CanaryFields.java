package org.postern.security;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.postern.testing.Browser;

/** Fills every field for words of every form of a page, and sends the form. */
final class CanaryFields {

    /** What the database holds readably, since it sorts, compares or shows it before anything. */
    static final Set<String> IN_CLEAR =
            Set.of(
                    "given",
                    "family",
                    "record",
                    "email",
                    "name",
                    "role",
                    "telephone",
                    "slug",
                    "emergency",
                    "emergencyEs",
                    "phrases",
                    "numbers",
                    "replyTo",
                    "destination");

    private final Canary held;
    private final Canary open;
    private final Set<String> filled = new TreeSet<>();

    CanaryFields(Canary held, Canary open) {
        this.held = held;
        this.open = open;
    }

    /** The names of the fields that were filled. */
    Set<String> filled() {
        return filled;
    }

    void fill(Browser browser, String address) {
        var page = browser.get(address);
        if (page.status() != 200) {
            throw new AssertionError(address + " answered " + page.status());
        }
        for (var form : page.html().select("form[method=post]")) {
            var typed = typed(form);
            if (!typed.isEmpty()) {
                var fields = new HashMap<>(page.form(form.cssSelector()));
                fields.putAll(typed);
                var answer = browser.postBare(form.attr("action"), fields);
                if (answer.status() >= 500) {
                    throw new AssertionError(form.attr("action") + ": " + answer.status());
                }
            }
        }
    }

    private Map<String, String> typed(Element form) {
        var typed = new HashMap<String, String>();
        for (var field :
                form.select(
                        "textarea[name], input[type=text][name], input[type=search][name],"
                                + " input[type=email][name], input[type=tel][name],"
                                + " input[type=password][name], input[type=date][name]")) {
            var name = field.attr("name");
            typed.put(name, (IN_CLEAR.contains(name) ? open : held).word("in" + name));
        }
        filled.addAll(typed.keySet());
        return typed;
    }
}

package org.postern.testing;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * An answer of the server.
 *
 * @param location where it leads, empty when nowhere
 */
public record Page(int status, String location, String body, HttpHeaders headers) {

    public Document html() {
        return Jsoup.parse(body);
    }

    /** The text that a reader sees. */
    public String text() {
        return html().text();
    }

    /** The fields of the form that this selector finds, as the page was made. */
    public Map<String, String> form(String selector) {
        var form = html().selectFirst(selector);
        if (form == null) {
            throw new AssertionError("no form " + selector + " on the page: " + html().title());
        }
        var fields = new LinkedHashMap<String, String>();
        for (var field : form.select("input[name], textarea[name], select[name]")) {
            if (isSent(field)) {
                fields.put(field.attr("name"), value(field));
            }
        }
        return fields;
    }

    public String action(String selector) {
        return html().selectFirst(selector).attr("action");
    }

    // A browser sends no box that is not ticked, and no file that was not chosen.
    private static boolean isSent(Element field) {
        return switch (field.attr("type")) {
            case "checkbox", "radio" -> field.hasAttr("checked");
            case "file" -> false;
            default -> true;
        };
    }

    private static String value(Element field) {
        if (field.tagName().equals("select")) {
            var chosen = field.selectFirst("option[selected]");
            var shown = chosen == null ? field.selectFirst("option") : chosen;
            return shown == null ? "" : shown.attr("value");
        }
        if (field.attr("type").equals("checkbox") && !field.hasAttr("value")) {
            return "on";
        }
        if (!field.tagName().equals("textarea")) {
            return field.attr("value");
        }
        var text = field.wholeText();
        return text.startsWith("\n") ? text.substring(1) : text;
    }
}

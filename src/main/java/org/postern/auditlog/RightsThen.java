package org.postern.auditlog;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody might do, or how they stood to a patient, at the time of an event. */
final class RightsThen {

    private static final Map<String, String> VIEWS =
            Map.of(
                    "views-nobody", "; only their own",
                    "views-everybody", "; everybody's",
                    "views-chosen", "; chosen users'");

    private RightsThen() {}

    /** In words, as "Messages, administration; everybody's"; empty for nothing. */
    static String words(@Nullable String role) {
        if (role == null || role.isEmpty()) {
            return "";
        }
        if (role.equals("self")) {
            return "The patient";
        }
        var words = role.replaceFirst("^messages administration", "messages, administration");
        for (var view : VIEWS.entrySet()) {
            words = words.replace(" " + view.getKey(), view.getValue());
        }
        words = words.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A post that was not taken for now, with what was typed: it can be posted again as it is. Files
 * have to be chosen anew.
 *
 * @param text what was written
 * @param others its other fields
 */
public record UnsentPost(String address, String text, Map<String, String> others) {

    private static final String TEXT = "text";

    /** Nothing for a post without a text. */
    static Optional<UnsentPost> of(HttpServletRequest request) {
        var text = request.getParameter(TEXT);
        if (!request.getMethod().equals("POST") || text == null || text.isBlank()) {
            return Optional.empty();
        }
        var others = new TreeMap<String, String>();
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            if (!name.equals(TEXT) && !name.equals("_csrf")) {
                                others.put(name, values[0]);
                            }
                        });
        return Optional.of(new UnsentPost(request.getRequestURI(), text, others));
    }
}

package org.postern.heavywork;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A post of which nothing was done: it can be posted again as it is. Passwords alone have to be
 * typed again, because no page shows one.
 *
 * @param fields what else was typed
 * @param passwords the names of the fields with passwords
 */
public record TypedPost(String address, List<Field> fields, List<String> passwords) {

    /** One value of a field. */
    public record Field(String name, String value) {}

    private static final Set<String> PASSWORDS = Set.of("old", "password");

    static TypedPost of(HttpServletRequest request) {
        var fields = new ArrayList<Field>();
        var passwords = new ArrayList<String>();
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            if (PASSWORDS.contains(name)) {
                                passwords.add(name);
                            } else if (!name.equals("_csrf")) {
                                for (var value : values) {
                                    fields.add(new Field(name, value));
                                }
                            }
                        });
        return new TypedPost(request.getRequestURI(), fields, passwords.stream().sorted().toList());
    }
}

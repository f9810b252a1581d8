package org.postern.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.testing.Page;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which fields each address takes: by the forms on all pages, and by what its method reads. */
final class Fields {

    private static final String TYPED =
            "textarea[name], input[name]:not([type=hidden]):not([type=checkbox])"
                    + ":not([type=radio]):not([type=file]):not([type=submit])";

    /**
     * A form as it stands on a page.
     *
     * @param path where it goes
     * @param typed the fields in which somebody types
     */
    record Form(String path, Map<String, String> standing, Set<String> typed) {}

    private final Map<String, Set<String>> read = new HashMap<>();
    private final Map<String, Form> forms = new HashMap<>();

    Fields(RequestMappingHandlerMapping mappings) {
        mappings.getHandlerMethods()
                .forEach(
                        (mapping, handler) -> {
                            var methods = mapping.getMethodsCondition().getMethods();
                            for (var pattern : mapping.getPatternValues()) {
                                if (methods.isEmpty()) {
                                    read.put("GET " + pattern, names(handler));
                                }
                                methods.forEach(
                                        method ->
                                                read.put(
                                                        method.name() + " " + pattern,
                                                        names(handler)));
                            }
                        });
    }

    private static Set<String> names(HandlerMethod handler) {
        var names = new LinkedHashSet<String>();
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            var annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
                names.add(
                        annotation.name().isEmpty()
                                ? parameter.getParameterName()
                                : annotation.name());
            } else if (isForm(parameter)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .forEach(component -> names.add(component.getName()));
            }
        }
        return names;
    }

    private static boolean isForm(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return parameter.getParameterAnnotations().length == 0
                && type.isRecord()
                && type.getSimpleName().matches(".*(Form|Filter|Choice|Query|Search)");
    }

    /** Notes the forms of a page that the address gave. */
    void note(String path, Page page) {
        for (var form : page.html().select("form")) {
            var method = form.attr("method").equalsIgnoreCase("post") ? "POST " : "GET ";
            var fields = page.form(form.cssSelector());
            var typed =
                    form.select(TYPED).stream()
                            .map(field -> field.attr("name"))
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            note(method, form.hasAttr("action") ? form.attr("action") : path, fields, typed);
            form.select("button[formaction]")
                    .forEach(button -> note("POST ", button.attr("formaction"), fields, typed));
        }
    }

    private void note(String method, String action, Map<String, String> fields, Set<String> typed) {
        var path = action.replaceFirst("[?#].*", "");
        AccessTable.ROWS.stream()
                .map(AccessTable::address)
                .filter(address -> isOf(address, method, path))
                .min((one, other) -> variables(one) - variables(other))
                .ifPresent(address -> forms.putIfAbsent(address, new Form(path, fields, typed)));
    }

    private static boolean isOf(String address, String method, String path) {
        return address.startsWith(method)
                && path.matches(
                        address.substring(method.length()).replaceAll("\\{[a-zA-Z]+}", "[^/]+"));
    }

    private static int variables(String address) {
        return address.split("\\{", -1).length;
    }

    /** The names of everything that an address takes. */
    List<String> of(String address) {
        var names = new LinkedHashSet<>(read.getOrDefault(address, Set.of()));
        var form = forms.get(address);
        if (form != null) {
            names.addAll(form.standing().keySet());
            names.addAll(form.typed());
        }
        names.remove("_csrf");
        return new ArrayList<>(names);
    }

    /** The form that leads to an address; null where no page has one. */
    Form form(String address) {
        return forms.get(address);
    }
}

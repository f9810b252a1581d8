package org.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.access.AccessTable.Door;
import org.postern.roster.Rosters;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.user.UserInvitations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What nobody types by chance, in every field of every form and every parameter of every address,
 * by somebody who is let in.
 *
 * <p>Each request fills all fields, each with the next string, so that every string meets other
 * fields and every field other strings; not each meets each. Once all fields are filled, hidden
 * ones too, and once only those in which somebody types. {@code POSTERN_HOSTILE_ROUNDS=20} tries
 * ten times as many.
 */
class HostileFieldsTests extends PosternTest {

    private static final int ROUNDS =
            Integer.parseInt(System.getenv().getOrDefault("POSTERN_HOSTILE_ROUNDS", "2"));
    // They would end the caller's part in this test, and take no text.
    private static final List<String> LEAVING = List.of("POST /sign-out", "POST /kept-text");
    // After them users reach nothing, or not as much as before.
    private static final List<String> LAST =
            List.of(
                    "POST /settings/business/security",
                    "POST /settings/business/users/{userId}",
                    "POST /settings/business/users/{userId}/switch-off");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired private UserInvitations invitations;
    @Autowired private Rosters rosters;

    private Callers callers;
    private Things things;
    private Fields fields;
    private HostileStrings strings;
    private final List<String> faults = new ArrayList<>();
    private int requests;

    @BeforeEach
    void open() throws Exception {
        var clinic = world.clinic();
        var other = world.clinic();
        callers = new Callers(world, clock, clinic, other);
        things = new Things(world, invitations, rosters, callers, clinic, other);
        fields = new Fields(mappings);
        strings = new HostileStrings();
    }

    @Test
    @DisplayName("A6, A8, A23, case 67: naughty strings in every field are no fault")
    void naughtyStringsInEveryFieldAreNoFault() {
        pages();
        var rows =
                AccessTable.ROWS.stream().filter(row -> !LEAVING.contains(row.address())).toList();
        rows.stream().filter(row -> !LAST.contains(row.address())).forEach(this::tryAll);
        rows.stream().filter(row -> row.pattern().contains("{")).forEach(this::nameOddly);

        // What was stored is shown as it was typed, too.
        pages();
        // Else those who were let in at first would not have been to the end.
        assertThat(callers.browser(Caller.PATIENT).get("/portal/account").status()).isEqualTo(200);
        assertThat(callers.browser(Caller.USER).get("/inbox").status()).isEqualTo(200);
        assertThat(callers.browser(Caller.ADMINISTRATOR).get("/settings/business/users").status())
                .isEqualTo(200);
        rows.stream().filter(row -> LAST.contains(row.address())).forEach(this::tryAll);
        assertThat(faults).isEmpty();
        assertThat(strings.given()).isGreaterThan(2 * strings.size());
    }

    private void tryAll(AccessTable row) {
        for (var round = 0; round < ROUNDS; round++) {
            fill(row, fields.of(row.address()), Map.of());
            typeInto(row);
        }
    }

    // Every page as it stands now.
    private void pages() {
        for (var row : AccessTable.ROWS) {
            if (!row.isPost() && !row.pattern().endsWith("/events")) {
                var path = path(row);
                var page = callers.browser(caller(row)).get(path);
                harmless(row.address(), page, List.of());
                fields.note(path, page);
            }
        }
    }

    private void typeInto(AccessTable row) {
        var form = fields.form(row.address());
        if (form != null && !form.typed().isEmpty()) {
            fill(row, form.typed(), form.standing());
        }
    }

    private void fill(AccessTable row, Collection<String> names, Map<String, String> standing) {
        if (names.isEmpty()) {
            return;
        }
        var sent = names.stream().collect(Collectors.toMap(name -> name, name -> strings.next()));
        var all = new HashMap<>(standing);
        all.putAll(sent);
        all.putAll(callers.formToken(caller(row)));
        make(row, path(row), all, sent.values());
    }

    private void nameOddly(AccessTable row) {
        var odd = row.pattern().replaceAll("\\{[a-zA-Z]+}", encoded(strings.next()));
        make(row, odd.replace("+", "%20"), callers.formToken(caller(row)), List.of());
    }

    private void make(
            AccessTable row, String path, Map<String, String> all, Collection<String> sent) {
        if (requests++ % 4 == 0) {
            world.database().sql("delete from throttle").update();
        }
        var browser = callers.browser(caller(row));
        if (row.isPost()) {
            harmless(row.address(), browser.postBare(path, all), sent);
            return;
        }
        var query =
                all.entrySet().stream()
                        .filter(field -> !field.getKey().equals("_csrf"))
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .filter(field -> field.length() < 4_000)
                        .collect(Collectors.joining("&"));
        if (path.endsWith("/events")) {
            assertThat(browser.head(path + "?" + query).status()).as(path).isLessThan(500);
            return;
        }
        harmless(row.address(), browser.get(path + "?" + query), sent);
    }

    private void harmless(String what, Page page, Collection<String> sent) {
        var fault = fault(page, sent);
        if (!fault.isEmpty()) {
            faults.add(what + ": " + fault + " with " + sent);
        }
    }

    private static String fault(Page page, Collection<String> sent) {
        // 429: what is throttled was not tried.
        if (page.status() >= 500 || page.status() == 429) {
            return "status " + page.status();
        }
        if (!page.location().matches("|/|(http://localhost:\\d+)?/[^/\\\\].*")) {
            return "leads to " + page.location();
        }
        if (page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return sent.stream()
                            .filter(HostileStrings::isMarkup)
                            .filter(page.body()::contains)
                            .findFirst()
                            .map(text -> "unescaped " + text)
                            .orElse("")
                    + HostileStrings.foreign(page.html());
        }
        return "";
    }

    private String path(AccessTable row) {
        var form = fields.form(row.address());
        return form == null
                ? things.address(row.pattern(), row.of(), Whose.THE_FIRST_PATIENTS)
                : form.path();
    }

    // Somebody who is let in: most by the rights that few have, the rest by whose it is.
    private static Caller caller(AccessTable row) {
        if (row.door() == Door.OPEN) {
            return Caller.NOBODY;
        }
        if (row.door() == Door.PORTAL) {
            return Caller.PATIENT;
        }
        return row.door() == Door.ADMINISTRATION ? Caller.ADMINISTRATOR : Caller.USER;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

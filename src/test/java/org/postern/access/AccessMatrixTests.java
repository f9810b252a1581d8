package org.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.access.AccessTable.Of;
import org.postern.patient.PatientIdentity;
import org.postern.patient.Relation;
import org.postern.roster.Rosters;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.postern.user.UserDetails;
import org.postern.user.UserInvitations;
import org.postern.user.ViewOthers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls every address as everybody with everybody's ids, and compares with {@link AccessTable}. */
class AccessMatrixTests extends PosternTest {

    private static final String NEVER_THERE = new UUID(0, 7).toString();

    private record Call(AccessTable row, Caller caller, Whose whose) {

        @Override
        public String toString() {
            return row.address() + " by " + caller + " of " + whose;
        }

        boolean isRefused() {
            return !caller.passes(row.door()) || !whose.isReachedBy(caller, row.of());
        }
    }

    private static final Set<String> SIGN_IN_PAGES =
            Set.of(
                    "GET /",
                    "GET /p/{practice}",
                    "GET /p/{practice}/sign-in",
                    "GET /p/{practice}/clinic",
                    "GET /p/{practice}/clinic/sign-in");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired private UserInvitations invitations;
    @Autowired private Rosters rosters;

    private final Map<Caller, Browser> browsers = new EnumMap<>(Caller.class);
    private final Map<Whose, Map<Of, String>> ids = new EnumMap<>(Whose.class);
    private final Map<Caller, Map<String, String>> formTokens = new EnumMap<>(Caller.class);
    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        var other = world.clinic();
        var nobodysRights =
                world.in(
                        clinic.practice(),
                        () ->
                                world.user(
                                        clinic.practice(),
                                        "eva",
                                        "Eva",
                                        false,
                                        false,
                                        ViewOthers.NOBODY));
        browsers.put(Caller.NOBODY, world.browser());
        browsers.put(Caller.PATIENT, clinic.as(clinic.ana()));
        browsers.put(Caller.OTHER_PATIENT, clinic.as(clinic.ben()));
        browsers.put(Caller.ENDED_PROXY, clinic.as(endedProxy()));
        browsers.put(Caller.USER, clinic.as(clinic.chen()));
        browsers.put(Caller.OTHER_USER, clinic.as(clinic.okafor()));
        browsers.put(Caller.ADMINISTRATOR, clinic.as(clinic.dana()));
        browsers.put(Caller.USER_WITHOUT_RIGHTS, clinic.as(nobodysRights));
        browsers.put(Caller.USER_OF_OTHER_PRACTICE, other.as(other.dana()));
        browsers.put(Caller.PATIENT_OF_OTHER_PRACTICE, other.as(other.ana()));
        ids.put(
                Whose.THE_FIRST_PATIENTS,
                ids(
                        clinic,
                        clinic.ana().patientId(),
                        clinic.chen().id(),
                        clinic.writes(browsers.get(Caller.PATIENT), clinic.chen(), "One", "First"),
                        clinic.makesTask(browsers.get(Caller.USER), clinic.chen(), "One", ""),
                        browsers.get(Caller.USER)));
        ids.put(
                Whose.THE_OTHER_PATIENTS,
                ids(
                        clinic,
                        clinic.ben().patientId(),
                        clinic.okafor().id(),
                        clinic.writes(
                                browsers.get(Caller.OTHER_PATIENT),
                                clinic.okafor(),
                                "Two",
                                "Second"),
                        clinic.makesTask(
                                browsers.get(Caller.OTHER_USER), clinic.okafor(), "Two", ""),
                        browsers.get(Caller.OTHER_USER)));
        ids.put(
                Whose.OTHER_PRACTICES,
                ids(
                        other,
                        other.ana().patientId(),
                        other.chen().id(),
                        other.writes(
                                browsers.get(Caller.PATIENT_OF_OTHER_PRACTICE),
                                other.dana(),
                                "Three",
                                "Third"),
                        other.makesTask(
                                browsers.get(Caller.USER_OF_OTHER_PRACTICE),
                                other.dana(),
                                "Three",
                                ""),
                        browsers.get(Caller.USER_OF_OTHER_PRACTICE)));
        ids.put(
                Whose.ABSENT,
                Map.ofEntries(
                        Map.entry(Of.FILE, UUID.randomUUID().toString()),
                        Map.entry(Of.PRACTICE, "nowhere"),
                        Map.entry(Of.TOKEN, clinic.practice().slug() + "/invitation/none"),
                        Map.entry(Of.PROXY_TOKEN, clinic.practice().slug() + "/proxy/none"),
                        Map.entry(Of.PATIENT, UUID.randomUUID().toString()),
                        Map.entry(
                                Of.USER_TOKEN,
                                clinic.practice().slug() + "/clinic/invitation/none"),
                        Map.entry(Of.USER, UUID.randomUUID().toString()),
                        Map.entry(Of.ROSTER, UUID.randomUUID().toString()),
                        Map.entry(Of.THREAD, UUID.randomUUID().toString()),
                        Map.entry(Of.QUICK_REPLY, UUID.randomUUID().toString()),
                        Map.entry(Of.TASK, UUID.randomUUID().toString())));
    }

    private Map<Of, String> ids(
            Clinic place, UUID patientId, UUID userId, UUID threadId, UUID taskId, Browser user) {
        return Map.ofEntries(
                Map.entry(Of.PRACTICE, place.practice().slug()),
                Map.entry(
                        Of.TOKEN, place.practice().slug() + "/invitation/" + openInvitation(place)),
                Map.entry(Of.PROXY_TOKEN, place.practice().slug() + "/proxy/" + proxyLink(place)),
                Map.entry(
                        Of.USER_TOKEN,
                        place.practice().slug() + "/clinic/invitation/" + userLink(place)),
                Map.entry(Of.PATIENT, patientId.toString()),
                Map.entry(Of.USER, userId.toString()),
                Map.entry(Of.ROSTER, roster(place)),
                Map.entry(Of.THREAD, threadId.toString()),
                Map.entry(Of.FILE, file(user, threadId)),
                Map.entry(Of.QUICK_REPLY, quickReply(user)),
                Map.entry(Of.TASK, taskId.toString()));
    }

    private String file(Browser user, UUID threadId) {
        user.upload(
                user.get("/inbox/threads/" + threadId),
                "#composer",
                Map.of("text", "See the picture."),
                "files",
                "picture.png",
                Pictures.png(4, 4));
        return clinic.filesIn(threadId).get(0).toString();
    }

    private PatientIdentity endedProxy() {
        var carla =
                world.in(
                        clinic.practice(),
                        () -> world.patient(clinic.practice(), clinic.dana(), "Carla", "Cruz"));
        world.database()
                .sql(
                        """
                        insert into portal_link (practice_id, account_id, patient_id, relationship,
                            created_at, ended_at)
                        values (?, ?, ?, 'CAREGIVER', now(), now())
                        """)
                .params(clinic.practice().id(), carla.accountId(), clinic.ana().patientId())
                .update();
        return carla;
    }

    private String proxyLink(Clinic place) {
        return world.in(
                place.practice(),
                () ->
                        world.inviteProxy(
                                        world.addPatient("Noah", "Lopez"),
                                        "Rosa Lopez",
                                        UUID.randomUUID() + "@x.example",
                                        Relation.CAREGIVER,
                                        place.dana())
                                .text());
    }

    private static String quickReply(Browser user) {
        user.submit(
                user.get("/inbox/quick-replies"),
                "form[action='/inbox/quick-replies']",
                Map.of("title", "Thanks", "text", "Thank you.", "practice", ""));
        return user.get("/inbox/quick-replies")
                .html()
                .selectFirst("a[href^='/inbox/quick-replies/']")
                .attr("href")
                .replaceAll(".*/", "");
    }

    private String roster(Clinic place) {
        var file = "mrn,given,family,dob\n1,Maria,Lopez,1958-08-30\n".getBytes();
        return world.in(place.practice(), () -> rosters.read(place.dana().id(), file)).toString();
    }

    private String openInvitation(Clinic place) {
        return world.in(
                place.practice(),
                () -> world.invite(world.addPatient("Maria", "Lopez"), place.dana()).text());
    }

    private String userLink(Clinic place) {
        var details =
                new UserDetails("Nora", "Nurse", UUID.randomUUID() + "@x.example", true, false);
        world.in(place.practice(), () -> invitations.invite(details, place.dana().id()));
        return world.invitedUser().text();
    }

    @Test
    void everyAddressHasARowAndEveryRowAnAddress() {
        var rows = new TreeSet<>(AccessTable.ROWS.stream().map(AccessTable::address).toList());

        assertThat(addresses()).isEqualTo(rows);
    }

    private Set<String> addresses() {
        var addresses = new TreeSet<String>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(
                        mapping -> {
                            var methods = mapping.getMethodsCondition().getMethods();
                            for (var pattern : mapping.getPatternValues()) {
                                if (methods.isEmpty()) {
                                    addresses.add("GET " + pattern);
                                }
                                methods.forEach(
                                        method -> addresses.add(method.name() + " " + pattern));
                            }
                        });
        return addresses;
    }

    @Test
    @DisplayName("A1, A2, A4, A7, A11, case 77: who may not is refused, alike, recorded, unchanged")
    void refusalsLookAlikeAreRecordedAndChangeNothing() {
        var before = contents();
        var notFound = new HashMap<Caller, Set<String>>();
        for (var call : calls().stream().filter(Call::isRefused).toList()) {
            // Nobody is refused as often in a minute as here: the rest would not be recorded.
            world.database().sql("delete from throttle").update();
            var eventsBefore = events();
            var answer = make(call);
            if (!call.caller().passes(call.row().door())) {
                if (call.caller() == Caller.NOBODY && call.row().pattern().endsWith("/events")) {
                    // No person reads this answer: a redirect would only fetch a page in vain.
                    assertThat(answer.status()).as(call.toString()).isEqualTo(401);
                    continue;
                }
                if (call.caller() == Caller.NOBODY) {
                    assertThat(answer.status()).as(call.toString()).isEqualTo(302);
                    assertThat(answer.location()).as(call.toString()).contains("/p/");
                    continue;
                }
                assertThat(answer.status()).as(call.toString()).isEqualTo(403);
            } else if (call.row().of() == Of.TOKEN
                    || call.row().of() == Of.PROXY_TOKEN
                    || call.row().of() == Of.USER_TOKEN) {
                // A link's token is a secret, not an id: its page says that it does not work.
                assertThat(answer.status()).as(call.toString()).isIn(404, 410, 422);
                continue;
            } else {
                assertThat(answer.status()).as(call.toString()).isEqualTo(404);
                notFound.computeIfAbsent(call.caller(), caller -> new TreeSet<>())
                        .add(answer.body().replaceAll("value=\"[^\"]*\"", ""));
            }
            if (call.caller() != Caller.NOBODY && call.row().of() != Of.PRACTICE) {
                assertThat(events()).as(call + " is recorded once").isEqualTo(eventsBefore + 1);
            }
        }
        assertThat(notFound).allSatisfy((caller, bodies) -> assertThat(bodies).hasSize(1));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void whoMayIsServed() {
        for (var call : calls()) {
            // Signing out would end the caller's part in this test.
            if (!call.isRefused() && !call.row().address().equals("POST /sign-out")) {
                var answer = make(call);
                if (SIGN_IN_PAGES.contains(call.row().address())) {
                    // Who is signed in already is led on.
                    assertThat(answer.status()).as(call.toString()).isIn(200, 302);
                } else {
                    assertThat(answer.status()).as(call.toString()).isEqualTo(call.row().allowed());
                }
            }
        }
    }

    private static List<Call> calls() {
        var calls = new ArrayList<Call>();
        for (var row : AccessTable.ROWS) {
            for (var caller : Caller.values()) {
                if (row.of() == Of.NOTHING) {
                    calls.add(new Call(row, caller, Whose.THE_FIRST_PATIENTS));
                } else {
                    for (var whose : Whose.values()) {
                        calls.add(new Call(row, caller, whose));
                    }
                }
            }
        }
        return calls;
    }

    private Page make(Call call) {
        var browser = browsers.get(call.caller());
        var id = ids.get(call.whose()).getOrDefault(call.row().of(), NEVER_THERE);
        var path =
                call.row()
                        .pattern()
                        .replace("{practice}/invitation/{token}", id)
                        .replace("{practice}/proxy/{token}", id)
                        .replace("{practice}/clinic/invitation/{token}", id)
                        .replaceFirst("\\{[a-zA-Z]+}", id)
                        // What lies below that: never there.
                        .replaceAll("\\{[a-zA-Z]+}", NEVER_THERE);
        if (path.endsWith("/events")) {
            return browser.head(path);
        }
        var answer =
                call.row().isPost()
                        ? browser.postBare(path, formToken(call.caller()))
                        : browser.get(path);
        // A23: a page without it would be the one that is attacked.
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .as(call.toString())
                .isPresent();
        assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                .as(call.toString())
                .hasValue("nosniff");
        return answer;
    }

    // A browser keeps one for all its forms.
    private Map<String, String> formToken(Caller caller) {
        return formTokens.computeIfAbsent(caller, this::readFormToken);
    }

    private Map<String, String> readFormToken(Caller caller) {
        var own =
                caller == Caller.NOBODY
                        ? clinic.practice().portalPath()
                        : caller.isPatient() ? "/portal/account" : "/patients";
        var page = browsers.get(caller).get(own);
        return Map.of("_csrf", page.form("form").get("_csrf"));
    }

    private int events() {
        return world.database()
                .sql(
                        "select count(*) from audit_event where outcome = 'DENIED' and action = 'REQUEST'")
                .query(Integer.class)
                .single();
    }

    // Everything that a refused call could have changed, as one text for each table.
    private Map<String, String> contents() {
        var contents = new HashMap<String, String>();
        for (var table :
                List.of(
                        "practice_settings",
                        "practice",
                        "practice_logo",
                        "opening_hours",
                        "former_slug",
                        "user_view",
                        "user_invitation",
                        "patient",
                        "patient_name",
                        "thread",
                        "message",
                        "draft",
                        "attachment",
                        "attachment_part",
                        "task",
                        "invitation",
                        "registration_request",
                        "notification",
                        "saved_search",
                        "user_account",
                        "portal_account",
                        "message_settings",
                        "absence",
                        "quick_reply",
                        "portal_link",
                        "proxy_invitation",
                        "roster_import",
                        "roster_part",
                        "account_link",
                        "account_letter",
                        "authenticator",
                        "recovery_code",
                        "passkey")) {
            contents.put(
                    table,
                    world.database()
                            .sql(
                                    "select coalesce(md5(string_agg(t::text, '|' order by t::text)),"
                                            + " '') from "
                                            + table
                                            + " t")
                            .query(String.class)
                            .single());
        }
        return contents;
    }
}

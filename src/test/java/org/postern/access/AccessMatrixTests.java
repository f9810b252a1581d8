package org.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.access.AccessTable.Of;
import org.postern.roster.Rosters;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.user.UserInvitations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls every address as everybody with everybody's ids, and compares with {@link AccessTable}. */
class AccessMatrixTests extends PosternTest {

    // As many as keep two processors busy while each also waits for the database.
    private static final int AT_ONCE = 4;
    private static final Set<Of> TOKENS = Set.of(Of.TOKEN, Of.PROXY_TOKEN, Of.USER_TOKEN);
    private static final Set<String> SIGN_IN_PAGES =
            Set.of(
                    "GET /",
                    "GET /p/{practice}",
                    "GET /p/{practice}/sign-in",
                    "GET /p/{practice}/clinic",
                    "GET /p/{practice}/clinic/sign-in");

    /** Looks at one call; the calls of one caller come one after the other. */
    private interface Check {
        void look(Call call);
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired private UserInvitations invitations;
    @Autowired private Rosters rosters;

    private Callers callers;
    private Things things;

    @BeforeEach
    void open() {
        var clinic = world.clinic();
        var other = world.clinic();
        callers = new Callers(world, clock, clinic, other);
        things = new Things(world, invitations, rosters, callers, clinic, other);
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
    @DisplayName(
            "A1, A2, A4, A7, A10, A11, case 77: who may not is refused, alike, recorded, unchanged")
    void refusalsLookAlikeAreRecordedAndChangeNothing() throws Exception {
        var before = Contents.read(world);
        var notFound = new ConcurrentHashMap<Caller, Set<String>>();
        eachCaller(
                Call.all().stream().filter(Call::isRefused).toList(),
                call -> {
                    if (call.caller().isSignedIn()) {
                        refusedToAPerson(call, notFound);
                    } else {
                        refusedToAStranger(call, notFound);
                    }
                });

        assertThat(notFound).allSatisfy((caller, bodies) -> assertThat(bodies).hasSize(1));
        assertThat(Contents.read(world)).isEqualTo(before);
        for (var half : List.of(Caller.HALF_SIGNED_IN_PATIENT, Caller.HALF_SIGNED_IN_USER)) {
            AccessTable.ROWS.stream()
                    .filter(row -> half.isAtSecondStep(row.address()) && !row.isPost())
                    .map(row -> make(new Call(row, half, Whose.THE_FIRST_PATIENTS)))
                    .forEach(page -> assertThat(page.status()).as(half + " yet").isEqualTo(200));
        }
    }

    // Whoever is not signed in, half-way there or not at all.
    private void refusedToAStranger(Call call, Map<Caller, Set<String>> notFound) {
        var answer = make(call);
        if (call.caller().passes(call.row().door())) {
            notThere(call, answer, notFound);
        } else if (call.row().pattern().endsWith("/events")) {
            // No person reads this answer: a redirect would only fetch a page in vain.
            assertThat(answer.status()).as(call.toString()).isEqualTo(401);
        } else {
            assertThat(answer.status()).as(call.toString()).isEqualTo(302);
            assertThat(answer.location()).as(call.toString()).contains("/p/");
        }
    }

    private void refusedToAPerson(Call call, Map<Caller, Set<String>> notFound) {
        var eventsBefore = callers.refusals(call.caller());
        var answer = make(call);
        if (!call.caller().passes(call.row().door())) {
            assertThat(answer.status()).as(call.toString()).isEqualTo(403);
        } else {
            notThere(call, answer, notFound);
        }
        if (!TOKENS.contains(call.row().of()) && call.row().of() != Of.PRACTICE) {
            assertThat(callers.refusals(call.caller()))
                    .as(call + " is recorded once")
                    .isEqualTo(eventsBefore + 1);
        }
    }

    private static void notThere(Call call, Page answer, Map<Caller, Set<String>> notFound) {
        if (TOKENS.contains(call.row().of())) {
            // A link's token is a secret, not an id: its page says that it does not work.
            assertThat(answer.status()).as(call.toString()).isIn(404, 410, 422);
        } else {
            assertThat(answer.status()).as(call.toString()).isEqualTo(404);
            notFound.computeIfAbsent(call.caller(), caller -> new TreeSet<>())
                    .add(answer.body().replaceAll("value=\"[^\"]*\"", ""));
        }
    }

    @Test
    void whoMayIsServed() throws Exception {
        for (var chapter : chapters()) {
            eachCaller(
                    chapter.stream()
                            .filter(call -> !call.isRefused())
                            // Signing out would end the caller's part in this test.
                            .filter(call -> !call.row().address().equals("POST /sign-out"))
                            .toList(),
                    this::served);
        }
    }

    private void served(Call call) {
        var answer = make(call);
        if (SIGN_IN_PAGES.contains(call.row().address())) {
            // Who is signed in already is led on.
            assertThat(answer.status()).as(call.toString()).isIn(200, 302);
        } else {
            assertThat(answer.status()).as(call.toString()).isEqualTo(call.allowed());
        }
    }

    // What one kind of people does can end what others do after it: each door is for itself.
    private static List<List<Call>> chapters() {
        var chapters = new ArrayList<List<Call>>();
        for (var call : Call.all()) {
            if (chapters.isEmpty() || last(last(chapters)).row().door() != call.row().door()) {
                chapters.add(new ArrayList<>());
            }
            last(chapters).add(call);
        }
        return chapters;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    // Each caller's calls in their order, several callers at the same time.
    private void eachCaller(List<Call> calls, Check check) throws Exception {
        var byCaller = new LinkedHashMap<Caller, List<Call>>();
        calls.forEach(
                call ->
                        byCaller.computeIfAbsent(call.caller(), caller -> new ArrayList<>())
                                .add(call));
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var streams = new ArrayList<Callable<Void>>();
            byCaller.values().forEach(own -> streams.add(() -> oneByOne(own, check)));
            for (var stream : threads.invokeAll(streams)) {
                stream.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Void oneByOne(List<Call> calls, Check check) {
        for (var i = 0; i < calls.size(); i++) {
            if (i % 20 == 0) {
                forgetThrottled();
            }
            check.look(calls.get(i));
        }
        return null;
    }

    // Nobody is refused as often in a minute as here: the rest would not be recorded.
    private synchronized void forgetThrottled() {
        world.database().sql("delete from throttle").update();
    }

    private Page make(Call call) {
        var browser = callers.browser(call.caller());
        var path = things.address(call.row().pattern(), call.row().of(), call.whose());
        if (path.endsWith("/events")) {
            return browser.head(path);
        }
        var answer =
                call.row().isPost()
                        ? browser.postBare(path, callers.formToken(call.caller()))
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
}

package org.postern.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

class UserManagementTests extends PosternTest {

    private static final String LIST = "/settings/business/users";
    private static final String EDIT = "form.edit-user";
    private static final String SWITCH_OFF = "form[action$='/switch-off']";

    @Autowired private UserAccounts users;

    private Clinic clinic;
    private Browser dana;
    private Browser chen;
    private Browser ana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
        chen = clinic.as(clinic.chen());
        ana = clinic.as(clinic.ana());
    }

    private static String address(UserIdentity user) {
        return LIST + "/" + user.id();
    }

    private Page changes(Browser by, UserIdentity user, Map<String, String> typed, String... off) {
        var page = by.get(address(user));
        var fields = new HashMap<>(page.form(EDIT));
        fields.putAll(typed);
        List.of(off).forEach(fields::remove);
        return by.postBare(page.action(EDIT), fields);
    }

    private Page takesMessagingFrom(UserIdentity user, String to) {
        return changes(dana, user, Map.of("to", to), "messaging");
    }

    private Page switchesOff(UserIdentity user, String to) {
        return dana.submit(dana.get(address(user)), SWITCH_OFF, Map.of("to", to));
    }

    private UUID assigneeOf(UUID thread) {
        return world.database()
                .sql("select assignee_id from thread where id = ?")
                .params(thread)
                .query((row, number) -> java.util.Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .orElse(null);
    }

    private int told(String kind) {
        return world.database()
                .sql("select count(*) from notification where practice_id = ? and kind = ?")
                .params(clinic.practice().id(), kind)
                .query(Integer.class)
                .single();
    }

    private UserAccount now(UserIdentity user) {
        return world.in(clinic.practice(), () -> users.find(user.id()).orElseThrow());
    }

    @Test
    @DisplayName("A1: the list shows every user with rights and state, one's own marked")
    void theListShowsEveryUser() {
        switchesOff(clinic.okafor(), "");

        var rows = dana.get(LIST).html().select(".result");

        assertThat(rows.eachText()).hasSize(3);
        assertThat(rows.get(0).text()).contains("Dana", "You", "Administration");
        assertThat(rows.get(1).select(".tag")).as("tags are for what is unusual").isEmpty();
        assertThat(rows.get(1).text()).contains("Dr. Chen", "Staff", "chen@", "Portal messaging");
        assertThat(rows.get(2).text()).contains("Nurse Okafor", "Switched off");
    }

    @Test
    @DisplayName("A1: name, role and email are changed, and refused ones keep what was typed")
    void detailsAreChanged() {
        var saved = changes(dana, clinic.chen(), Map.of("name", "Dr. Mei Chen", "role", "Doctor"));
        var refused = changes(dana, clinic.chen(), Map.of("name", " ", "email", "not an address"));
        var taken =
                changes(
                        dana,
                        clinic.chen(),
                        Map.of("email", clinic.okafor().account().email().toUpperCase()));

        assertThat(saved.status()).isEqualTo(302);
        assertThat(ana.get("/portal/messages/new").text()).contains("Dr. Mei Chen", "Doctor");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form(EDIT)).containsEntry("email", "not an address");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("Another user signs in with this address");
    }

    @Test
    @DisplayName(
            "A1, case 30: without Portal messaging patients cannot choose the user, who has no"
                    + " Messages button and no messaging page")
    void withoutTheRightThereIsNothingLeft() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var composing = ana.get("/portal/messages/new?to=" + clinic.chen().id());

        assertThat(takesMessagingFrom(clinic.chen(), "").status()).isEqualTo(302);

        assertThat(ana.get("/portal/messages/new").text()).doesNotContain("Dr. Chen");
        var late = ana.submit(composing, "form[data-composer]", Map.of("text", "Too late"));
        assertThat(late.status()).isNotEqualTo(302);
        assertThat(late.text()).doesNotContain("Send to Dr. Chen");
        assertThat(chen.get("/patients").html().select("a[href='/inbox']")).isEmpty();
        for (var page :
                List.of(
                        "/inbox",
                        "/inbox/new",
                        "/inbox/threads/" + thread,
                        "/patients/" + clinic.ana().patientId() + "/messages")) {
            assertThat(chen.get(page).status()).as(page).isEqualTo(403);
        }
        assertThat(world.auditTrail(clinic.practice())).contains("TAKE_MESSAGING ALLOWED");
    }

    @Test
    @DisplayName("case 30, 31: open threads go to the chosen user in the same step, who is told")
    void threadsGoToTheChosenUser() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var page = dana.get(address(clinic.chen()));
        assertThat(page.text()).contains("1 conversation of Dr. Chen goes to");

        var saved = takesMessagingFrom(clinic.chen(), clinic.okafor().id().toString());

        assertThat(dana.follow(saved).text())
                .contains("1 conversation now stands with Nurse Okafor.");
        assertThat(assigneeOf(thread)).isEqualTo(clinic.okafor().id());
        assertThat(told("REASSIGNED")).isEqualTo(1);
        assertThat(told("QUEUE")).isZero();
        var okafor = clinic.as(clinic.okafor());
        assertThat(okafor.get("/inbox").html().select(".thread-row.unread")).hasSize(1);
        assertThat(
                        world.database()
                                .sql("select cause from thread_event where thread_id = ?")
                                .params(thread)
                                .query(String.class)
                                .list())
                .containsExactly("RIGHT_LOST");
    }

    @Test
    @DisplayName(
            "case 24, 30, 31, 39: by default threads go to the practice queue, the destination is"
                    + " told, and the patient can go on writing")
    void threadsGoToThePracticeQueue() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var second = clinic.writes(ana, clinic.chen(), "Refill", "Second");

        var saved = switchesOff(clinic.chen(), "");

        assertThat(dana.follow(saved).text())
                .contains("2 conversations are now in the practice queue.");
        assertThat(assigneeOf(thread)).isNull();
        assertThat(assigneeOf(second)).isNull();
        assertThat(told("QUEUE")).isEqualTo(2);
        assertThat(ana.get("/portal/threads/" + thread).text())
                .contains("With " + clinic.practice().name())
                .doesNotContain("Dr. Chen");
        var before = told("PRACTICE_MESSAGE");
        assertThat(clinic.answers(ana, thread, "Is anybody there?").status()).isEqualTo(302);
        assertThat(assigneeOf(thread)).isNull();
        assertThat(told("PRACTICE_MESSAGE")).isEqualTo(before + 1);
        assertThat(dana.get("/inbox/threads/" + thread).text()).contains("Is anybody there?");
        assertThat(clinic.as(clinic.okafor()).get("/inbox/threads/" + thread).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("case 30: a receiver who cannot receive any more is refused, and nothing changes")
    void aReceiverWhoIsGoneIsRefused() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var page = dana.get(address(clinic.chen()));
        takesMessagingFrom(clinic.okafor(), "");

        for (var gone : List.of(clinic.okafor().id(), clinic.chen().id(), UUID.randomUUID())) {
            var fields = new HashMap<>(page.form(EDIT));
            fields.putAll(Map.of("to", gone.toString(), "name", "Dr. Renamed"));
            fields.remove("messaging");
            var refused = dana.postBare(page.action(EDIT), fields);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("Nothing was changed");
            assertThat(refused.form(EDIT)).containsEntry("name", "Dr. Renamed");
        }
        assertThat(now(clinic.chen()).portalMessaging()).isTrue();
        assertThat(now(clinic.chen()).name()).isEqualTo("Dr. Chen");
        assertThat(assigneeOf(thread)).isEqualTo(clinic.chen().id());
    }

    @Test
    @DisplayName("case 76, 80: a switched-off user is out with the next request, and back when on")
    void aSwitchedOffUserIsOut() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var open = chen.get("/inbox/threads/" + thread);

        assertThat(switchesOff(clinic.chen(), "").status()).isEqualTo(302);

        var late = chen.submit(open, "form[data-composer]", Map.of("text", "Too late"));
        assertThat(late.location()).contains("/p/");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(chen.get("/patients").location()).contains("/p/");
        assertThat(signsIn().status()).isEqualTo(422);

        dana.submit(dana.get(address(clinic.chen())), "form[action$='/switch-on']", Map.of());

        assertThat(signsIn().status()).isEqualTo(302);
        assertThat(ana.get("/portal/messages/new").text()).contains("Dr. Chen");
        assertThat(assigneeOf(thread)).as("stays where it went").isNull();
    }

    private Page signsIn() {
        var browser = world.browser();
        return browser.submit(
                browser.get(clinic.practice().clinicPath()),
                "form",
                Map.of(
                        "email",
                        clinic.chen().account().email(),
                        "password",
                        org.postern.testing.World.PASSWORD));
    }

    @Test
    @DisplayName("case 30: the draft of a user who lost the right stays that user's own")
    void aDraftStays() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var fields =
                new HashMap<>(chen.get("/inbox/threads/" + thread).form("form[data-composer]"));
        fields.put("text", "Half a sentence");
        chen.postInBackground("/inbox/threads/" + thread + "/draft", fields);

        takesMessagingFrom(clinic.chen(), clinic.okafor().id().toString());

        assertThat(
                        world.database()
                                .sql("select owner_id from draft where thread_id = ?")
                                .params(thread)
                                .query(UUID.class)
                                .list())
                .containsExactly(clinic.chen().id());
        assertThat(clinic.as(clinic.okafor()).get("/inbox/threads/" + thread).body())
                .doesNotContain("Half a sentence");
    }

    @Test
    @DisplayName("A1: the last who administers and sees the practice queue stays that")
    void theLastAdministratorStays() {
        var withoutMessaging = changes(dana, clinic.dana(), Map.of(), "messaging");
        var withoutAdministration = changes(dana, clinic.dana(), Map.of(), "administration");

        assertThat(withoutMessaging.status()).isEqualTo(422);
        assertThat(withoutMessaging.text()).contains("nobody would see the practice queue");
        assertThat(withoutAdministration.status()).isEqualTo(422);
        assertThat(withoutAdministration.text()).contains("nobody could change settings");
        assertThat(now(clinic.dana()).seesPracticeQueue()).isTrue();
        assertThat(world.auditTrail(clinic.practice()))
                .contains("CHANGE_USER DENIED LAST_OF_THE_QUEUE");

        changes(dana, clinic.chen(), Map.of("administration", "on"));
        assertThat(changes(dana, clinic.dana(), Map.of(), "administration").location())
                .isEqualTo("/clinic");
        assertThat(dana.get(LIST).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("A1: of two administrators who take it from each other at once, one stays")
    void ofTwoAtOnceOneStays() throws Exception {
        changes(dana, clinic.chen(), Map.of("administration", "on"));
        for (var round = 0; round < 5; round++) {
            List<Callable<Integer>> both =
                    List.of(
                            () -> changes(dana, clinic.chen(), Map.of(), "messaging").status(),
                            () -> changes(chen, clinic.dana(), Map.of(), "messaging").status());
            var threads = Executors.newFixedThreadPool(2);
            for (var answer : threads.invokeAll(both)) {
                assertThat(answer.get()).isIn(302, 422);
            }
            threads.shutdown();
            assertThat(List.of(now(clinic.chen()), now(clinic.dana())))
                    .filteredOn(UserAccount::seesPracticeQueue)
                    .as("round " + round)
                    .hasSize(1);
            changes(dana, clinic.chen(), Map.of("messaging", "on"));
            changes(dana, clinic.dana(), Map.of("messaging", "on"));
        }
    }

    @Test
    @DisplayName("A1: nobody switches off themselves")
    void nobodySwitchesOffThemselves() {
        changes(dana, clinic.chen(), Map.of("administration", "on"));
        var page = dana.get(address(clinic.dana()));
        assertThat(page.html().select(SWITCH_OFF)).isEmpty();

        var refused =
                dana.postBare(
                        address(clinic.dana()) + "/switch-off",
                        Map.of("_csrf", page.form("form").get("_csrf")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("You cannot switch off yourself");
        assertThat(dana.get(LIST).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A35, R14: fifty refused changes at once do not wait for each other's connections")
    void refusalsTakeNoSecondConnection() throws Exception {
        var address = address(clinic.dana()) + "/switch-off";
        var token = Map.of("_csrf", dana.get(LIST).form("form").get("_csrf"));

        var refused = AtOnce.fifty(() -> dana.postBare(address, token));

        assertThat(refused).extracting(Page::status).containsOnly(422);
        assertThat(world.auditTrail(clinic.practice()))
                .filteredOn("CHANGE_USER DENIED YOURSELF"::equals)
                .as("each is recorded, although its transaction is not")
                .hasSize(50);
    }

    @Test
    @DisplayName("case 30: what is sent while the right is taken ends where somebody sees it")
    void nothingSentMeanwhileIsLost() throws Exception {
        var pages =
                List.of(
                        ana.get("/portal/messages/new?to=" + clinic.chen().id()),
                        ana.get("/portal/messages/new?to=" + clinic.chen().id()),
                        ana.get("/portal/messages/new?to=" + clinic.chen().id()));
        List<Callable<Integer>> work = new java.util.ArrayList<>();
        for (var page : pages) {
            work.add(
                    () ->
                            ana.submit(
                                            page,
                                            "form[data-composer]",
                                            Map.of("subject", "x", "text", "Meanwhile"))
                                    .status());
        }
        work.add(1, () -> takesMessagingFrom(clinic.chen(), "").status());
        var threads = Executors.newFixedThreadPool(4);
        for (var answer : threads.invokeAll(work)) {
            assertThat(answer.get()).isIn(302, 422);
        }
        threads.shutdown();

        assertThat(
                        world.database()
                                .sql("select count(*) from thread where assignee_id = ?")
                                .params(clinic.chen().id())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    @DisplayName("case 31: hundreds of conversations move in one step")
    void hundredsMoveInOneStep() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        world.database()
                .sql(
                        """
                        insert into thread select practice_id, gen_random_uuid(), patient_id,
                            assignee_id, null, last_seq, incoming_count, unread, patient_unread,
                            last_message_at, last_incoming_at, created_at, version, waiting_since
                        from thread, generate_series(1, 500) where id = ?
                        """)
                .params(thread)
                .update();

        var saved = switchesOff(clinic.chen(), clinic.okafor().id().toString());

        assertThat(dana.follow(saved).text())
                .contains("501 conversations now stand with Nurse Okafor.");
        assertThat(
                        world.database()
                                .sql("select count(*) from thread where assignee_id = ?")
                                .params(clinic.okafor().id())
                                .query(Integer.class)
                                .single())
                .isEqualTo(501);
    }

    @Test
    @DisplayName("A2, C3, case 37: whose messages a user may view is nobody's, all or chosen ones")
    void viewsAreGivenAndTaken() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var okafor = clinic.as(clinic.okafor());
        var page = "/inbox/threads/" + thread;
        assertThat(dana.get(address(clinic.okafor())).html().select("a.button-blue").text())
                .isEqualTo("Manage access for user");
        assertThat(okafor.get(page).status()).isEqualTo(404);

        setsAccess("everybody", "");
        assertThat(okafor.get(page).status()).isEqualTo(200);
        setsAccess("chosen", clinic.dana().id().toString());
        assertThat(okafor.get(page).status()).isEqualTo(404);
        setsAccess("chosen", clinic.chen().id().toString());
        assertThat(okafor.get(page).status()).isEqualTo(200);
        assertThat(dana.get(LIST).text()).contains("Views chosen users' messages");
        setsAccess("nobody", clinic.chen().id().toString());
        assertThat(okafor.get(page).status()).isEqualTo(404);

        assertThat(setsAccess("chosen", "").status()).isEqualTo(422);
        assertThat(setsAccess("all of them", "").status()).isEqualTo(422);
        assertThat(world.auditTrail(clinic.practice()))
                .contains(
                        "VIEW_NOBODYS ALLOWED",
                        "VIEW_EVERYBODYS ALLOWED",
                        "VIEW_CHOSEN_USERS ALLOWED");
    }

    @Test
    @DisplayName("A1, A2: a right that comes back with Portal messaging is named while it is gone")
    void aRightThatComesBackIsNamed() {
        setsAccess("everybody", "");
        var comesBack = "When you give it back, this holds again: Views everybody's messages.";
        assertThat(dana.get(address(clinic.okafor())).text())
                .contains("This ends when you take Portal messaging away, and holds again")
                .doesNotContain(comesBack);

        takesMessagingFrom(clinic.okafor(), "");

        assertThat(dana.get(address(clinic.okafor())).text()).contains(comesBack);
        setsAccess("nobody", "");
        assertThat(dana.get(address(clinic.okafor())).text()).doesNotContain(comesBack);
    }

    private Page setsAccess(String view, String chosen) {
        var page = dana.get(address(clinic.okafor()) + "/access");
        var fields = new HashMap<String, String>();
        fields.put("_csrf", page.form("form.access-form").get("_csrf"));
        fields.put("view", view);
        if (!chosen.isEmpty()) {
            fields.put("chosen", chosen);
        }
        return dana.postBare(page.action("form.access-form"), fields);
    }
}

package org.postern.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.testing.World;

class LiveTests extends PosternTest {

    /** An open event stream, and what has come from it. */
    private static class Stream implements AutoCloseable {

        private final java.io.InputStream body;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        Stream(Browser browser, String path) throws Exception {
            var answer =
                    browser.client()
                            .send(browser.request(path).build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            body = answer.body();
            var reader = new Thread(this::read, "stream");
            reader.setDaemon(true);
            reader.start();
            await(Duration.ofSeconds(5), () -> !lines.isEmpty());
        }

        private void read() {
            try (var reader =
                    new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                // closed by this side, or cut by the other
            }
            ended = true;
        }

        long changes() {
            return lines.stream().filter("event:changed"::equals).count();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private static void await(Duration most, BooleanSupplier condition) {
        var end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + most);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final List<Stream> opened = new ArrayList<>();
    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    @AfterEach
    void close() throws IOException {
        for (var stream : opened) {
            stream.close();
        }
    }

    private Stream watch(Browser browser, String path) throws Exception {
        var stream = new Stream(browser, path);
        opened.add(stream);
        return stream;
    }

    @Test
    void bothSidesHearOfWhatTheOtherSends() throws Exception {
        var chens = watch(chen, "/inbox/events");
        var anas = watch(ana, "/portal/events");

        var thread = clinic.writes(ana, clinic.chen(), "Zqsubject", "Zqtext");
        await(Duration.ofSeconds(5), () -> chens.changes() > 0);

        await(Duration.ofSeconds(5), () -> anas.changes() > 0);
        var before = anas.changes();
        clinic.replies(chen, thread, "Zqanswer");
        await(Duration.ofSeconds(5), () -> anas.changes() > before);
        assertThat(String.join("\n", anas.lines) + chens.lines)
                .doesNotContainIgnoringCase("zq")
                .doesNotContain(thread.toString());
    }

    @Test
    @DisplayName("A16: nobody hears of what does not concern them")
    void nobodyHearsOfWhatDoesNotConcernThem() throws Exception {
        var elsewhere = world.clinic();
        var silent =
                List.of(
                        watch(clinic.as(clinic.ben()), "/portal/events"),
                        watch(clinic.as(clinic.okafor()), "/inbox/events"),
                        watch(elsewhere.as(elsewhere.chen()), "/inbox/events"),
                        watch(elsewhere.as(elsewhere.ana()), "/portal/events"));
        var chens = watch(chen, "/inbox/events");

        clinic.writes(ana, clinic.chen(), "Rash", "First");
        await(Duration.ofSeconds(5), () -> chens.changes() > 0);
        Thread.sleep(1000);

        assertThat(silent).allMatch(stream -> stream.changes() == 0);
    }

    @Test
    @DisplayName("E4: who has a task and who made it hear of its changes, and nobody else")
    void whoHasATaskHearsOfItsChanges() throws Exception {
        var elsewhere = world.clinic();
        var silent =
                List.of(
                        watch(ana, "/portal/events"),
                        watch(elsewhere.as(elsewhere.dana()), "/inbox/events"));
        var chens = watch(chen, "/inbox/events");
        var okafor = clinic.as(clinic.okafor());
        var okafors = watch(okafor, "/inbox/events");

        var task = clinic.makesTask(chen, clinic.okafor(), "Zqtask", "");
        await(Duration.ofSeconds(5), () -> chens.changes() > 0 && okafors.changes() > 0);
        var before = chens.changes();
        okafor.submit(okafor.get("/tasks/" + task), "form[action$='/completion']", Map.of());
        await(Duration.ofSeconds(5), () -> chens.changes() > before);
        Thread.sleep(1000);

        assertThat(silent).allMatch(stream -> stream.changes() == 0);
        assertThat(okafors.lines.toString()).doesNotContainIgnoringCase("zq");
    }

    @Test
    @DisplayName("A16: a stream ends with its session")
    void aStreamEndsWithItsSession() throws Exception {
        var stream = watch(ana, "/portal/events");

        ana.submit(ana.get("/portal/account"), "form[action='/sign-out']", Map.of());

        await(Duration.ofSeconds(6), () -> stream.ended);
    }

    @Test
    @DisplayName("A16: a stream ends with its person's access, and says nothing more")
    void aStreamEndsWithItsPersonsAccess() throws Exception {
        var chens = watch(chen, "/inbox/events");
        var okafors = watch(clinic.as(clinic.okafor()), "/inbox/events");
        var anas = watch(ana, "/portal/events");
        var dana = watch(clinic.as(clinic.dana()), "/inbox/events");
        update("update user_account set active = false where id = ?", clinic.chen().id());
        update(
                "update user_account set portal_messaging = false where id = ?",
                clinic.okafor().id());
        update("update patient set deceased_at = now() where id = ?", clinic.ana().patientId());

        await(Duration.ofSeconds(6), () -> chens.ended && okafors.ended && anas.ended);
        assertThat(dana.ended).isFalse();
    }

    private void update(String sql, java.util.UUID id) {
        world.database().sql(sql).params(id).update();
    }

    @Test
    @DisplayName("A16: a stream ends when the password changes elsewhere, at both doors")
    void aStreamEndsWhenThePasswordChangesElsewhere() throws Exception {
        var anas = watch(ana, "/portal/events");
        var chens = watch(chen, "/inbox/events");
        var elsewhere = clinic.as(clinic.ana());

        changesPassword(elsewhere, "/portal/account");
        changesPassword(clinic.as(clinic.chen()), "/clinic/account");

        await(Duration.ofSeconds(6), () -> anas.ended && chens.ended);
        // Where it was changed one goes on.
        assertThat(elsewhere.head("/portal/events").status()).isEqualTo(200);
        assertThat(ana.get("/portal/events").status()).isEqualTo(401);
    }

    private static void changesPassword(Browser browser, String account) {
        var changed =
                browser.submit(
                        browser.get(account),
                        "form[action='" + account + "/password']",
                        Map.of("old", World.PASSWORD, "password", "seven sleepy river otters"));
        assertThat(changed.location()).startsWith(account + "?");
    }

    @Test
    @DisplayName("A16: a stream ends when the practice asks for a second step that is missing")
    void aStreamEndsWhenASecondStepIsMissing() throws Exception {
        var chens = watch(chen, "/inbox/events");
        var anas = watch(ana, "/portal/events");
        var dana = clinic.as(clinic.dana());

        var saved =
                dana.submit(
                        dana.get("/settings/business/security"),
                        "form.card",
                        Map.of("everybody", "on"));

        assertThat(saved.status()).isEqualTo(302);
        await(Duration.ofSeconds(6), () -> chens.ended);
        assertThat(chen.head("/inbox/events").status()).isEqualTo(403);
        assertThat(anas.ended).as("a patient's").isFalse();
    }

    @Test
    @DisplayName("A16: a stream ends when its session is idle")
    void aStreamEndsWhenItsSessionIsIdle() throws Exception {
        var chens = watch(chen, "/inbox/events");

        clock.advance(Duration.ofMinutes(16));

        await(Duration.ofSeconds(6), () -> chens.ended);
    }

    @Test
    @DisplayName("A16: no stream without a session, or of the other kind")
    void noStreamWithoutASession() {
        assertThat(world.browser().getInBackground("/inbox/events").status()).isEqualTo(401);
        assertThat(world.browser().get("/portal/events").status()).isEqualTo(401);
        assertThat(ana.get("/inbox/events").status()).isEqualTo(403);
        assertThat(chen.get("/portal/events").status()).isEqualTo(403);
    }
}

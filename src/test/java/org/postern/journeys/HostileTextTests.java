package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.PatientIdentity;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a hostile patient writes, and those who read it. {@link Watch} reports in every page what
 * the browser refuses by the Content-Security-Policy, dialogs, and requests.
 */
class HostileTextTests extends Journey {

    private static final Path OWN = Path.of("src/test/resources/security/xss.txt");
    // What nobody wrote on purpose: handlers, scripts, frames and addresses that run.
    private static final String LIVE =
            """
            () => [...document.querySelectorAll('*')].filter((one) =>
                [...one.attributes].some((of) => of.name.startsWith('on')
                    || /^(xlink:)?href$|^src|action$|^data$/.test(of.name)
                        && !/^([/#]|$|https?:[/][/]localhost[:/]|blob:|tel:|[a-z0-9?=&-]+$)/i.test(of.value))
                || one.matches('iframe, object, embed, base, marquee, math, body style, foreignObject')
                || one.matches('script:not([src]):not([type="application/json"])'))
                .map((one) => one.outerHTML.slice(0, 200))
            """;

    private final List<String> names = new ArrayList<>();
    private List<String> payloads;
    private PatientIdentity first;
    private UUID long60;
    private UUID others;

    @Test
    @DisplayName(
            "A8: 60 payloads in names, subjects, texts and file names run"
                    + " nowhere, are reported nowhere, and are read as they were typed")
    void payloadsRunNowhere() throws IOException {
        payloads = Files.readAllLines(OWN);
        assertThat(payloads).hasSize(60).doesNotHaveDuplicates();
        write();
        var ana = patient("p0", Screen.DESKTOP);
        theFirstSendsFiles(ana);
        theUserReads();
        theAdministratorReads();
        theMailSaysNothing();
        theReportListenerReports();
    }

    private void write() throws IOException {
        for (var number = 0; number < payloads.size(); number++) {
            var payload = payloads.get(number);
            var family = payload.substring(0, Math.min(payload.length(), 100)).strip();
            names.add("P" + number + " " + family);
            var patient = clinic.patient("P" + number, family, "p" + number);
            var thread = clinic.thread(patient, payload, payload);
            if (number == 0) {
                first = patient;
                long60 = thread;
            }
        }
        for (var payload : payloads.subList(1, payloads.size())) {
            clinic.answer(first, long60, payload);
        }
        for (var text : outside()) {
            if (others == null) {
                others = clinic.thread(first, "Others' lists", text);
            } else {
                clinic.answer(first, others, text);
            }
        }
    }

    /** Lists that others have put together, where they are: a few long texts. */
    private static List<String> outside() throws IOException {
        var configured = System.getenv("POSTERN_SHARED_DATA");
        var folder = Path.of(configured == null ? "../shared/data" : configured).resolve("hostile");
        var lines = new ArrayList<String>();
        if (Files.isDirectory(folder)) {
            lines.addAll(Files.readAllLines(folder.resolve("xss-payloadbox.txt")));
            new JsonMapper()
                    .readTree(folder.resolve("naughty-strings.json"))
                    .forEach(one -> lines.add(one.asString("")));
        }
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (var line : lines) {
            var one = line.replace("\0", "").replace("\r", "");
            if (text.length() + one.length() > 4_500) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(one, 0, Math.min(one.length(), 4_000)).append('\n');
        }
        if (!text.isEmpty()) {
            texts.add(text.toString());
        }
        return texts;
    }

    private void theFirstSendsFiles(Visitor ana) {
        ana.opens("/portal/threads/" + long60).seesMessages(60);
        assertThat(ana.texts()).isEqualTo(payloads);
        isInert(ana);
        var files = new ArrayList<FilePayload>();
        for (var payload : payloads.subList(0, 5)) {
            var pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(US_ASCII);
            files.add(new FilePayload(payload + ".pdf", "application/pdf", pdf));
        }
        ana.page.getByLabel("Add photos or PDFs").setInputFiles(files.toArray(FilePayload[]::new));
        assertThat(ana.page.locator(".attached .file-name")).hasCount(files.size());
        isInert(ana);
        ana.fillsIn("Reply to Dr. Mei Chen", "See the files.").presses("Send to Dr. Mei Chen");
        ana.seesMessages(61);
        assertThat(ana.page.locator(".files li")).hasCount(files.size());
        isInert(ana);
        ana.opens("/portal/messages").arrivesAt("Messages");
        isInert(ana);
    }

    private void theUserReads() {
        var chen = user("chen");
        assertThat(chen.page.locator(".thread-row")).hasCount(30);
        readsRows(chen);
        chen.opens("/inbox/threads/" + long60).seesMessages(61);
        assertThat(chen.texts().subList(0, 60)).isEqualTo(payloads);
        assertThat(chen.page.locator("#thread-title")).hasText(payloads.get(0));
        assertThat(chen.page.locator(".files li")).hasCount(5);
        isInert(chen);
        chen.opens("/inbox/threads/" + long60 + "/print?notes=on");
        assertThat(shown(chen, ".printed .message-text").subList(0, 60)).isEqualTo(payloads);
        isInert(chen);
        for (var part : List.of("/copy", "/tasks/new")) {
            chen.opens("/inbox/threads/" + long60 + part);
            isInert(chen);
        }
        if (others != null) {
            chen.opens("/inbox/threads/" + others);
            assertThat(chen.page.locator(".bubble").first()).isVisible();
            isInert(chen);
        }
        chen.opens("/inbox").field("Search by patient or words").fill("alert");
        chen.page.keyboard().press("Enter");
        assertThat(chen.page.locator(".thread-row mark").first()).isVisible();
        isInert(chen);
        chen.opens("/patients/" + first.patientId() + "/messages");
        isInert(chen);
    }

    private void readsRows(Visitor chen) {
        for (var row : chen.page.locator(".thread-row").all()) {
            assertThat(names).contains(row.locator("bdi").textContent());
            var subject = row.locator(".thread-subject").textContent().strip();
            assertThat(payloads.contains(subject) || subject.startsWith("Others")).isTrue();
        }
        isInert(chen);
    }

    private void theAdministratorReads() {
        var dana = user("dana").opens("/patients");
        assertThat(names).containsAll(shown(dana, ".result-name"));
        isInert(dana);
        dana.opens("/settings/security/audit");
        assertThat(dana.page.locator("table.log tbody tr").first()).isVisible();
        assertThat(dana.page.locator("table.log td a bdi").first()).containsText("P");
        isInert(dana);
        dana.opens("/settings/security/audit/readers?patient=" + first.patientId());
        isInert(dana);
        dana.opens("/patients/" + first.patientId() + "/profile");
        isInert(dana);
    }

    private static List<String> shown(Visitor visitor, String selector) {
        return visitor.page.locator(selector).all().stream().map(Locator::textContent).toList();
    }

    // Mails are plain text, and say of patients nothing that they typed.
    private void theMailSaysNothing() {
        var mail = MAIL.mailsTo(clinic.address("messages"), 1).get(0);
        assertThat(mail).contains("Content-Type: text/plain").doesNotContain("text/html");
        assertThat(mail).doesNotContain("alert(1)", "sink.example", "<script", "onerror");
    }

    private void isInert(Visitor visitor) {
        assertThat(visitor.page.evaluate("'hacked' in window")).isEqualTo(false);
        assertThat((List<?>) visitor.page.evaluate(LIVE)).as(visitor.page.url()).isEmpty();
        assertThat(visitor.watch.addresses)
                .as("requests of " + visitor.page.url())
                .allMatch(one -> one.startsWith("http://localhost:") || one.startsWith("blob:"));
        visitor.watch.sawNoFault();
    }

    // Else the silence above would show nothing.
    private void theReportListenerReports() {
        var chen = user("chen").opens("/inbox");
        for (var line : payloads.subList(0, 8)) {
            chen.page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", line);
        }
        chen.page.evaluate(
                """
                () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.hacked = 1';
                  document.body.append(script);
                }
                """);
        assertThat((List<?>) chen.page.evaluate(LIVE)).hasSizeGreaterThan(4);
        assertThat(chen.page.evaluate("'hacked' in window")).isEqualTo(false);
        // A round trip, so that what was reported before it has arrived.
        chen.opens("/inbox").arrivesAt("No conversation open");
        assertThat(chen.watch.takeFaults())
                .anyMatch(fault -> fault.contains("refused by policy script-src-elem inline"))
                .anyMatch(fault -> fault.contains("refused by policy script-src-attr inline"))
                .anyMatch(fault -> fault.contains("refused by policy img-src https://sink.example"))
                .noneMatch(fault -> fault.startsWith("dialog"));
    }

    @Test
    @DisplayName("A8: a page of another origin that frames Postern shows nothing of it")
    void framesShowNothing() throws IOException {
        var thread = clinic.thread(clinic.patient("Ana", "Ruiz"), "Rash", "Red spots.");
        var chen = user("chen").arrivesAt("No conversation open");
        var postern = chen.page.url().replaceAll("/inbox.*", "");
        var asked = new ArrayList<String>();
        chen.page.onRequest(request -> asked.add(request.url()));
        var other = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        other.createContext("/", answer -> framing(answer, frames(postern, thread)));
        other.start();

        var address = "http://localhost:" + other.getAddress().getPort() + "/";
        chen.opens(address);

        assertThat(asked).filteredOn(one -> one.startsWith(postern)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(chen.page.frames()).hasSize(5);
        var shown =
                chen.page.frames().stream().filter(one -> !one.url().startsWith("chrome-error"));
        assertThat(shown.map(Frame::url)).containsExactlyInAnyOrder(address, "about:srcdoc");
        for (var frame : chen.page.frames()) {
            assertThat(frame.content()).doesNotContain("Postern", "Harbor", "Ruiz", "<form");
        }
        // The control: a page of its own shows in a frame.
        assertThat(chen.page.frameLocator("#own").locator("#own-text")).hasText("Mine");
        // What the browser says of the frames that it refused.
        chen.watch.takeFaults();
        other.stop(0);
    }

    private static void framing(HttpExchange answer, String page) throws IOException {
        var bytes = page.getBytes(US_ASCII);
        answer.getResponseHeaders().set("Content-Type", "text/html");
        answer.sendResponseHeaders(200, bytes.length);
        try (var body = answer.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static String frames(String postern, UUID thread) {
        return """
               <iframe src="%1$s/inbox/threads/%2$s"></iframe>
               <iframe src="%1$s/settings/business/users"></iframe>
               <iframe src="%1$s/"></iframe>
               <iframe id="own" srcdoc="<p id=own-text>Mine</p>"></iframe>
               """
                .formatted(postern, thread);
    }
}

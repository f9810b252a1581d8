package org.postern.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Notes what must not happen in a browser: console errors, refused content, failed requests. */
class Watch {

    private static final String REPORT_VIOLATIONS =
            """
            addEventListener('securitypolicyviolation', event =>
                console.error('refused by policy', event.violatedDirective, event.blockedURI))
            """;

    /** How often it was asked whether to leave a page with something unsaved. */
    int asked;

    final List<String> addresses = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<Integer> expected = new HashSet<>();

    Watch(BrowserContext browser) {
        browser.addInitScript(REPORT_VIOLATIONS);
        browser.onConsoleMessage(this::note);
        browser.onWebError(error -> faults.add("thrown: " + error.error()));
        browser.onDialog(this::answer);
        browser.onRequest(this::note);
        browser.onResponse(this::note);
    }

    private void answer(Dialog dialog) {
        if (dialog.type().equals("beforeunload")) {
            asked++;
            dialog.accept();
        } else {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
        }
    }

    private void note(ConsoleMessage message) {
        var bad = message.type().equals("error") || message.type().equals("warning");
        if (bad && !tellsOfAResponse(message.text())) {
            faults.add("console: " + message.text());
        }
    }

    // Refused requests are noted by their responses; the browser and htmx repeat them.
    private static boolean tellsOfAResponse(String text) {
        return text.startsWith("Failed to load resource: the server responded")
                || text.startsWith("Response Status Error Code");
    }

    private void note(Request request) {
        addresses.add(request.url());
    }

    private void note(Response response) {
        if (response.status() >= 400 && !expected.contains(response.status())) {
            faults.add(
                    response.status() + " " + response.request().method() + " " + response.url());
        }
    }

    void expect(int status) {
        expected.add(status);
    }

    /** The faults so far, which were meant. */
    List<String> takeFaults() {
        var taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    void sawNoFault() {
        assertThat(faults).isEmpty();
    }
}

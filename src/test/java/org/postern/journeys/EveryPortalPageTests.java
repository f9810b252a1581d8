package org.postern.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.postern.user.ViewOthers;

/**
 * Every page of the portal that an address alone leads to, in both languages: nothing for axe to
 * find in either theme, nothing wider than a phone, and light enough for a slow line.
 */
class EveryPortalPageTests extends Journey {

    // Compressed, with all that the page needs, in a browser that has nothing of it yet.
    private static final long HEAVIEST = 60_000;

    private static final String LONG = "Supercalifragilisticexpialidocious-Featherstonehaugh";
    private static final String RIGHT_TO_LEFT = "مريم الفاسي";

    @Test
    void everyPageIsAccessibleFitsAPhoneAndIsLight() {
        var person = clinic.patient(RIGHT_TO_LEFT, "O’Brien-" + LONG, "long");
        clinic.administrator("evi", "Evi " + LONG, ViewOthers.NOBODY);
        var thread = clinic.thread(person, LONG + LONG, (LONG + " ").repeat(5) + "هل هذا طبيعي؟");
        for (var language : List.of("English", "Español")) {
            var visitor = visitor(Screen.PHONE).expects(410);
            visitor.opens(clinic.practice.portalPath());
            if (!language.equals("English")) {
                visitor.presses(language);
            }
            doors().forEach(page -> look(visitor, page));
            visitor.opens(clinic.practice.portalPath());
            visitor.page.locator("input[name=email]").fill(clinic.address("long"));
            visitor.page.locator("input[name=password]").fill(Clinic.PASSWORD);
            visitor.page.locator("form.card button[type=submit]").first().click();
            visitor.page.waitForURL("**/portal/messages");
            pages(thread).forEach(page -> look(visitor, page));
            assertThat(visitor.page.locator("html").getAttribute("lang"))
                    .isEqualTo(language.equals("English") ? "en" : "es");
        }
    }

    private void look(Visitor visitor, String page) {
        var loaded = load(visitor, page);
        assertThat(loaded.values().stream().mapToLong(Long::longValue).sum())
                .as("bytes of %s: %s", page, loaded)
                .isLessThanOrEqualTo(HEAVIEST);
        assertThat(visitor.page.locator("main").count()).as(page).isEqualTo(1);
        assertThat(
                        (int)
                                visitor.page.evaluate(
                                        "document.documentElement.scrollWidth"
                                                + " - document.documentElement.clientWidth"))
                .as("overflow of %s", page)
                .isLessThanOrEqualTo(0);
        Accessibility.check(visitor.page);
    }

    private static Map<String, Long> load(Visitor visitor, String page) {
        var bytes = new ConcurrentHashMap<String, Long>();
        var names = new ConcurrentHashMap<String, String>();
        var network = visitor.page.context().newCDPSession(visitor.page);
        network.on(
                "Network.responseReceived",
                (JsonObject event) ->
                        names.put(
                                event.get("requestId").getAsString(),
                                event.getAsJsonObject("response").get("url").getAsString()));
        network.on(
                "Network.loadingFinished",
                (JsonObject event) ->
                        bytes.merge(
                                names.getOrDefault(event.get("requestId").getAsString(), "other"),
                                event.get("encodedDataLength").getAsLong(),
                                Long::sum));
        network.send("Network.enable");
        network.send("Network.clearBrowserCache");
        visitor.opens(page);
        network.detach();
        return bytes;
    }

    private List<String> doors() {
        var portal = clinic.practice.portalPath();
        return List.of(portal, portal + "/invitation/none");
    }

    private List<String> pages(UUID thread) {
        var pages = new ArrayList<>(List.of("/portal/messages", "/portal/messages/new"));
        pages.add("/portal/messages/new?to=" + clinic.chen.id());
        pages.add("/portal/threads/" + thread);
        pages.addAll(List.of("/portal/account", "/portal/account/mail", "/portal/drafts"));
        return pages;
    }
}

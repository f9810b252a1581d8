package org.postern.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postern.user.ViewOthers;

/**
 * Every page of the clinic that an address alone leads to: nothing for axe to find in either theme,
 * and nothing wider than the screen, at a desk and on a phone. What needs steps first is looked at
 * in the journey of that step.
 */
class EveryPageTests extends Journey {

    private static final String LONG = "Supercalifragilisticexpialidocious-Featherstonehaugh";

    @Test
    void everyPageIsAccessibleAndFitsItsScreen() {
        var ana = clinic.patient("Ana", "Ruiz");
        var longName = clinic.patient(LONG, "O’Brien-" + LONG, "long");
        var thread = clinic.thread(ana, "Rash", "Red spots on both arms.");
        clinic.thread(longName, LONG + LONG, (LONG + " ").repeat(5));
        var everything = clinic.administrator("evi", "Evi " + LONG, ViewOthers.EVERYBODY);
        clinic.emergency(everything, ana.patientId());
        var pages = pages(ana.patientId(), thread, everything);
        for (var screen : List.of(Screen.DESKTOP, Screen.PHONE)) {
            var evi = visitor(screen).signsIn(clinic.practice.clinicPath(), clinic.address("evi"));
            for (var page : pages) {
                evi.opens(page);
                assertThat(evi.page.locator("main").count()).as(page).isEqualTo(1);
                assertThat(overflow(evi)).as("%s on %s", page, screen).isLessThanOrEqualTo(0);
                assertThat(outsideTheList(evi)).as("%s on %s", page, screen).isEmpty();
                if (screen == Screen.PHONE) {
                    assertThat(beside(evi)).as(page).isEmpty();
                }
                assertThat(narrowNames(evi)).as("%s on %s", page, screen).isEmpty();
                Accessibility.check(evi.page);
            }
        }
    }

    private static int overflow(Visitor visitor) {
        return (int)
                visitor.page.evaluate(
                        "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    // What does not fit into the inbox's list would lie on the conversation beside it.
    private static List<?> outsideTheList(Visitor visitor) {
        return (List<?>)
                visitor.page.evaluate(
                        """
                        () => {
                          const list = document.querySelector('.list');
                          const end = list?.getBoundingClientRect().right;
                          return [...document.querySelectorAll('.list-head *, .list-start > *')]
                            .filter((one) => one.getBoundingClientRect().right > end)
                            .map((one) => one.textContent);
                        }
                        """);
    }

    // A table that is wider than its frame would have to be scrolled sideways on a phone.
    private static List<?> beside(Visitor visitor) {
        return (List<?>)
                visitor.page.evaluate(
                        """
                        () => [...document.querySelectorAll('.log td')]
                          .filter((cell) => cell.getBoundingClientRect().right > innerWidth)
                          .map((cell) => cell.textContent)
                        """);
    }

    // What a row is about has at least a third of its list's width, or all that it needs.
    private static List<?> narrowNames(Visitor visitor) {
        return (List<?>)
                visitor.page.evaluate(
                        """
                        () => [...document.querySelectorAll('.result-list .result')]
                          .filter((row) => {
                            const part = row.querySelector('.result-name').closest('.result > *');
                            return part.clientWidth < row.clientWidth / 3;
                          })
                          .map((row) => row.textContent)
                        """);
    }

    private static List<String> pages(UUID patient, UUID thread, UUID user) {
        var pages = new ArrayList<String>();
        pages.addAll(
                List.of(
                        "/inbox",
                        "/inbox?view=others",
                        "/inbox?view=others&unread=only&needs=answer&from=2001-01-01&until=2001-01-02",
                        "/inbox?view=queue",
                        "/inbox?from=2001-02-30",
                        "/inbox/new",
                        "/inbox/drafts",
                        "/inbox/note",
                        "/inbox/settings",
                        "/inbox/quick-replies"));
        for (var part : List.of("", "/copy", "/print", "/tasks/new")) {
            pages.add("/inbox/threads/" + thread + part);
        }
        pages.addAll(List.of("/tasks", "/tasks?view=others&state=done", "/tasks/new"));
        pages.addAll(List.of("/patients", "/patients/new", "/patients/import"));
        for (var part :
                List.of(
                        "profile",
                        "messages",
                        "messages/emergency/threads",
                        "messages/emergency/threads/" + thread,
                        "details",
                        "portal-removal",
                        "death",
                        "merge",
                        "hold",
                        "export")) {
            pages.add("/patients/" + patient + "/" + part);
        }
        pages.addAll(
                List.of(
                        "/clinic/account",
                        "/clinic/account/second-step",
                        "/clinic/account/authenticator",
                        "/clinic/account/passkeys",
                        "/clinic/account/devices",
                        "/clinic/account/proof",
                        "/settings/business/security",
                        "/settings/business/retention",
                        "/settings/security/audit",
                        "/settings/security/audit/readers?patient=" + patient,
                        "/settings/security/emergency",
                        "/settings/business/users",
                        "/settings/business/users/new",
                        "/settings/business/users/" + user,
                        "/settings/business/users/" + user + "/access",
                        "/settings/business/practice",
                        "/settings/communications/reminder-email",
                        "/settings/communications/portal",
                        "/settings/communications/portal/sheet",
                        "/settings/communications/default-banner",
                        "/settings/communications/urgent-phrases",
                        "/settings/communications/urgent-phrases/built-in",
                        "/settings/communications/receipts"));
        return pages;
    }
}

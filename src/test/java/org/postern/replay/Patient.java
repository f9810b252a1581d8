package org.postern.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A patient at the portal's pages. */
final class Patient {

    private final Browser browser;
    private final Roster.Person person;
    private Map<String, String> recipients = Map.of();

    private Patient(Browser browser, Roster.Person person) {
        this.browser = browser;
        this.person = person;
    }

    /** Asks to register at the portal's address. */
    static void askToRegister(Browser browser, Roster.Person person) {
        var form =
                browser.get(Door.REGISTER)
                        .form("form.card")
                        .with("given", person.given())
                        .with("family", person.family())
                        .with("born", person.born())
                        .with("email", person.email());
        if (!browser.submit(form).path().equals(Door.REGISTER + "/sent")) {
            throw new IllegalStateException("did not take the request of " + person.record());
        }
    }

    /** Follows the mailed link and sets up the account. */
    static Patient register(Browser browser, Roster.Person person, String link, String password) {
        var form =
                browser.get(link)
                        .form("form.card")
                        .with("born", person.born())
                        .with("password", password);
        var page = browser.submit(form);
        if (!page.path().equals("/portal/messages")) {
            throw new IllegalStateException("not registered: " + person.record());
        }
        return new Patient(browser, person);
    }

    /** The same patient later, in a fresh browser. */
    Patient signIn(Browser fresh, String password) {
        Door.PORTAL.enter(fresh, person.email(), password);
        return new Patient(fresh, person);
    }

    String name() {
        return person.name();
    }

    String email() {
        return person.email();
    }

    /** Starts a conversation: the page that the post leads to, twice after a double click. */
    List<Page> write(String recipient, Typed message, boolean twice) {
        if (recipients.isEmpty()) {
            recipients = recipients();
        }
        var form =
                browser.get(recipients.get(recipient))
                        .form("form[data-composer]")
                        .with("subject", message.subjectLine())
                        .with("text", message.text());
        var pages = twice ? browser.submitTwice(form) : List.of(browser.submit(form));
        // "Is this an emergency?" is asked once: the next post is sent.
        var asked = pages.get(0).html().selectFirst(".urgent button") != null;
        return asked ? List.of(browser.submit(pages.get(0).form("form[data-composer]"))) : pages;
    }

    private Map<String, String> recipients() {
        var links = new HashMap<String, String>();
        for (var pick : browser.get("/portal/messages/new").html().select("a.pick")) {
            links.put(pick.select(".pick-name").text(), pick.attr("href"));
        }
        return links;
    }

    /** The ids of all threads in the list, to its end. */
    Set<String> list() {
        var seen = new HashSet<String>();
        var page = browser.get("/portal/messages");
        while (true) {
            page.html().select("li[id^=thread-]").forEach(row -> seen.add(row.id().substring(7)));
            var older = page.html().selectFirst("#threads a:containsOwn(Older messages)");
            if (older == null) {
                return seen;
            }
            page = browser.get(older.attr("href"));
        }
    }

    Page open(String thread) {
        return browser.get("/portal/threads/" + thread);
    }
}

package org.postern.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user at the clinic's pages. */
final class Clinic {

    // A list longer than any of the data, should Older ever lead in a circle.
    private static final int MOST_PAGES = 2_000;

    private final Browser browser;
    private final String name;
    // Stands on every page of the inbox, and stays good.
    private volatile @Nullable Form searchForm;

    private Clinic(Browser browser, String name) {
        this.browser = browser;
        this.name = name;
    }

    static Clinic signIn(Browser browser, String email, String password) {
        var page = Door.CLINIC.enter(browser, email, password);
        return new Clinic(browser, page.one(".toolbar-user-name").text());
    }

    String name() {
        return name;
    }

    boolean mayAddPatients() {
        return browser.get("/patients").html().selectFirst("a[href=/patients/new]") != null;
    }

    void add(Roster.Person person) {
        var form =
                browser.get("/patients/new")
                        .form("form[action=/patients/new]")
                        .with("given", person.given())
                        .with("family", person.family())
                        .with("born", person.born())
                        .with("email", person.email())
                        .with("record", person.record());
        var page = added(browser.submit(form));
        if (page.status() != 200 || page.path().equals("/patients/new")) {
            throw new IllegalStateException("not added: " + person.record());
        }
    }

    // Played again, a roster's people look like those of the time before.
    private Page added(Page answer) {
        var anyway = answer.html().selectFirst("button[name=anyway]");
        return anyway == null
                ? answer
                : browser.submit(answer.form("form[action=/patients/new]").pressing(anyway));
    }

    /** When the newest message came that this user has not read. */
    Optional<Instant> newestUnread() {
        return browser.get("/inbox").html().select("#threads .unread time").stream()
                .map(time -> Instant.parse(time.attr("datetime")))
                .max(Comparator.naturalOrder());
    }

    /** The ids of the threads in the inbox: until all of these are seen, or to its end. */
    Set<String> list(Set<String> wanted) {
        return list(browser.get("/inbox"), wanted);
    }

    /** The ids of the threads that a search finds: until all of these are seen, or to its end. */
    Set<String> search(String words, Set<String> wanted) {
        var form = searchForm;
        if (form == null) {
            form = browser.get("/inbox").form("form[action=/inbox/searches]");
            searchForm = form;
        }
        return list(browser.submit(form.with("words", words)), wanted);
    }

    private Set<String> list(Page first, Set<String> wanted) {
        var seen = new HashSet<String>();
        var page = first;
        for (var i = 0; i < MOST_PAGES; i++) {
            page.html().select("li[id^=thread-]").forEach(row -> seen.add(row.id().substring(7)));
            var older = page.html().selectFirst(".pager a:containsOwn(Older)");
            if (older == null || seen.containsAll(wanted)) {
                break;
            }
            page = browser.get(older.attr("href"));
        }
        return seen;
    }

    Page open(String thread) {
        return browser.get("/inbox/threads/" + thread);
    }

    /** A thread, once nothing sent in it can be taken back any more; waits at most two minutes. */
    Page delivered(String thread) {
        var page = open(thread);
        for (var second = 0; second < 120; second++) {
            if (page.html().select(".entry-outgoing").isEmpty()) {
                return page;
            }
            Crowd.sleep(Duration.ofSeconds(1));
            page = open(thread);
        }
        throw new IllegalStateException("not delivered within two minutes in thread " + thread);
    }

    /** Answers in the composer of an open thread, and shows the thread then. */
    List<Page> answer(Page thread, Typed answer, boolean twice) {
        var form = thread.form("form[data-composer]").with("text", answer.text());
        return twice ? browser.submitTwice(form) : List.of(browser.submit(form));
    }
}

package org.postern.bench;

import static org.postern.bench.Operation.expect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is measured. */
class Operations {

    private static final int MANY = 1_000_000;

    private final Scene scene;
    private final Load load;
    private final Words words = new Words(23);
    private final String[] composers;

    Operations(Scene scene, Load load) {
        this.scene = scene;
        this.load = load;
        this.composers = new String[People.WRITERS * People.THREADS_OF_WRITER];
    }

    List<Operation> all() {
        return List.of(
                new Operation("open inbox", MANY, page("/inbox")),
                new Operation("unread filter", MANY, page("/inbox?unread=only")),
                new Operation("open thread", MANY, this::openThread),
                search("search, one word", () -> words.between(60, 6_000)),
                search("search, word beginning", () -> beginning(words.between(60, 6_000))),
                search("search, a name", () -> People.family(index())),
                new Operation(
                        "mark unread",
                        People.COLLEAGUES * People.THREADS_OF_COLLEAGUE,
                        this::markUnread),
                new Operation("send (patient's reply)", composers.length, this::send));
    }

    private int names;

    private synchronized int index() {
        return names += 37;
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(4, word.length()));
    }

    private Operation.Calls page(String path) {
        return (number, line) -> expect(200, line.get(path, scene.owner().cookies()), path);
    }

    private void openThread(int number, Line line) throws IOException {
        var thread = scene.threads().get(number % scene.threads().size());
        var answer = line.get("/inbox/threads/" + thread, scene.owner().cookies());
        expect(200, answer, "thread");
    }

    // As people do it: the form, then the page to which it leads.
    private Operation search(String name, Supplier<String> sought) {
        List<String> all = new ArrayList<>(Stream.generate(sought).limit(2_000).toList());
        return new Operation(
                name,
                MANY,
                (number, line) -> {
                    var user = scene.colleagues().get(number % People.COLLEAGUES);
                    var form =
                            user.form(
                                    "view",
                                    "others",
                                    "user",
                                    scene.ownerId().toString(),
                                    "words",
                                    all.get(number % all.size()));
                    var posted = line.post("/inbox/searches", user.cookies(), form);
                    expect(302, posted, name);
                    expect(200, line.get(posted.location(), user.cookies()), name);
                });
    }

    private void markUnread(int number, Line line) throws IOException {
        var who = number % People.COLLEAGUES;
        var threads = scene.threadsOfColleagues().get(who);
        var user = scene.colleagues().get(who);
        var thread = threads.get(number / People.COLLEAGUES % threads.size());
        var path = "/inbox/threads/" + thread + "/unread";
        expect(302, line.post(path, user.cookies(), user.form()), "mark unread");
    }

    /** Opens the composers whose posts are measured then. */
    void openComposers(int from, int until) {
        load.run(
                (number, line) -> {
                    var page = line.get(pathOf(number), writer(number).cookies());
                    expect(200, page, "portal thread");
                    composers[number] =
                            writer(number)
                                    .form(
                                            "composer",
                                            page.field("composer"),
                                            "seen",
                                            page.field("seen"),
                                            "text",
                                            words());
                },
                from,
                until,
                600);
    }

    private synchronized String words() {
        return words.text();
    }

    private Person writer(int number) {
        return scene.writers().get(number % People.WRITERS);
    }

    private String pathOf(int number) {
        var threads = scene.threadsOfWriters().get(number % People.WRITERS);
        return "/portal/threads/" + threads.get(number / People.WRITERS % threads.size());
    }

    private void send(int number, Line line) throws IOException {
        var form = composers[number];
        var answer = line.post(pathOf(number) + "/messages", writer(number).cookies(), form);
        expect(302, answer, "send");
    }
}

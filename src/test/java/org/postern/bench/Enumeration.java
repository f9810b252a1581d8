package org.postern.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.postern.PosternApplication;
import org.postern.database.CurrentPractice;
import org.postern.patient.PatientDetails;
import org.postern.patient.Patients;
import org.postern.practice.Practices;
import org.postern.signin.Passwords;
import org.postern.user.NewUser;
import org.postern.user.UserAccounts;
import org.postern.user.ViewOthers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code bench/enumeration}: whether the time of an answer tells who has an account or is a
 * patient. Each question is asked about people who exist and about people who do not, in a random
 * order, each time from another network address and about somebody else, so that no limit slows any
 * of them.
 */
public final class Enumeration {

    private static final String PORTAL = "/p/" + People.SLUG;
    private static final String CLINIC = PORTAL + "/clinic";
    private static final int WARM = 20;
    // Beyond it an answer is said to tell something.
    private static final double TELLS = 0.1;

    /** Something that is asked of a page, about somebody with this number. */
    private record Question(
            String name, String page, String action, IntFunction<Map<String, String>> typed) {}

    /** A question about people who exist, or about others. */
    private record Side(
            Question question, boolean exists, List<Double> times, TreeSet<Integer> said) {

        Side(Question question, boolean exists) {
            this(question, exists, new ArrayList<>(), new TreeSet<>());
        }
    }

    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int tries;
    private final Random random = new Random(5);
    private final String server;
    private int network;

    private Enumeration(ConfigurableApplicationContext context, int tries) {
        this.context = context;
        this.tries = tries;
        server = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** DATA_DIRECTORY TRIES. */
    public static void main(String[] arguments) throws Exception {
        boolean told;
        // As behind a proxy of this machine, so that requests may come from everywhere.
        try (var context =
                new SpringApplicationBuilder(PosternApplication.class)
                        .logStartupInfo(false)
                        .run(
                                "--postern.data=" + arguments[0],
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--postern.proxy=127.0.0.1",
                                "--postern.url=https://localhost",
                                "--logging.level.root=error",
                                "--logging.level.org.postern=error")) {
            told = new Enumeration(context, Integer.parseInt(arguments[1])).run();
        }
        System.exit(told ? 1 : 0);
    }

    private static String known(int number) {
        return "somebody%04d@mail.example".formatted(number);
    }

    private static String unknown(int number) {
        return "stranger%04d@mail.example".formatted(number);
    }

    private boolean run() throws IOException, InterruptedException {
        fill();
        var sides = new ArrayList<Side>();
        for (var question : questions(true)) {
            sides.add(new Side(question, true));
        }
        for (var question : questions(false)) {
            sides.add(new Side(question, false));
        }
        for (var number = 0; number < tries + WARM; number++) {
            Collections.shuffle(sides, random);
            for (var side : sides) {
                ask(side, number);
            }
        }
        return report(sides);
    }

    private static List<Question> questions(boolean exists) {
        IntFunction<String> email = exists ? Enumeration::known : Enumeration::unknown;
        IntFunction<Map<String, String>> signIn =
                number -> Map.of("email", email.apply(number), "password", "a wrong password");
        IntFunction<Map<String, String>> forgotten = number -> Map.of("email", email.apply(number));
        IntFunction<Map<String, String>> register =
                number ->
                        Map.of(
                                "given",
                                exists ? "Some" : "None",
                                "family",
                                "Body%04d".formatted(number),
                                "born",
                                "1958-08-30",
                                "email",
                                "r" + email.apply(number));
        return List.of(
                new Question("portal: sign in", PORTAL, PORTAL + "/sign-in", signIn),
                new Question("clinic: sign in", CLINIC, CLINIC + "/sign-in", signIn),
                question("portal: forgotten password", PORTAL + "/forgotten-password", forgotten),
                question("clinic: forgotten password", CLINIC + "/forgotten-password", forgotten),
                question("portal: register", PORTAL + "/register", register));
    }

    private static Question question(
            String name, String page, IntFunction<Map<String, String>> typed) {
        return new Question(name, page, page, typed);
    }

    /** As many accounts, users and patients without an account as are asked about. */
    private void fill() {
        var practice =
                context.getBean(Practices.class)
                        .add("Bench", People.SLUG, ZoneId.of("America/New_York"))
                        .id();
        var passwords = context.getBean(Passwords.class);
        var jdbc = context.getBean(JdbcTemplate.class);
        var hash = passwords.hash(People.PASSWORD);
        CurrentPractice.run(
                practice,
                () -> {
                    for (var number = 0; number < tries + WARM; number++) {
                        var one = number;
                        var patients = context.getBean(Patients.class);
                        patients.add(patient("R" + one, "Some", one, "r" + known(one)));
                        var patient = patients.add(patient("A" + one, "Any", one, known(one)));
                        var account = UuidCreator.getTimeOrderedEpoch();
                        var sealed = passwords.seal(hash, "portal_account", account);
                        context.getBean(TransactionTemplate.class)
                                .executeWithoutResult(
                                        status -> {
                                            jdbc.update(
                                                    """
                                                    insert into portal_account (practice_id, id,
                                                        email, password_ct, created_at)
                                                    values (?, ?, ?, ?, now())
                                                    """,
                                                    practice,
                                                    account,
                                                    known(one),
                                                    sealed);
                                            jdbc.update(
                                                    """
                                                    insert into portal_link (practice_id,
                                                        account_id, patient_id, created_at)
                                                    values (?, ?, ?, now())
                                                    """,
                                                    practice,
                                                    account,
                                                    patient);
                                        });
                        context.getBean(UserAccounts.class)
                                .add(
                                        new NewUser(
                                                known(one),
                                                "User " + one,
                                                "Nurse",
                                                People.PASSWORD,
                                                true,
                                                false,
                                                ViewOthers.NOBODY));
                    }
                });
    }

    private static PatientDetails patient(String record, String given, int number, String email) {
        return new PatientDetails(
                record, given, "Body%04d".formatted(number), LocalDate.of(1958, 8, 30), email);
    }

    private void ask(Side side, int number) throws IOException, InterruptedException {
        network++;
        var from = "10.%d.%d.%d".formatted(network >> 16, network >> 8 & 255, network & 255);
        var page = send(request(side.question.page(), from, List.of()).GET().build());
        var fields = new java.util.HashMap<>(side.question.typed().apply(number));
        fields.put("_csrf", page.field("_csrf"));
        var body =
                fields.entrySet().stream()
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        var post =
                request(side.question.action(), from, page.cookies())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var begin = System.nanoTime();
        var answer = send(post);
        var milliseconds = (System.nanoTime() - begin) / 1e6;
        if (answer.status() == 429 || answer.status() == 403 || answer.status() >= 500) {
            throw new IllegalStateException(side.question.name() + ": " + answer.text());
        }
        side.said.add(answer.status());
        if (number >= WARM) {
            side.times.add(milliseconds);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String from, List<String> cookies) {
        var request =
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("X-Forwarded-For", from)
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "localhost");
        if (!cookies.isEmpty()) {
            request.header("Cookie", String.join("; ", cookies));
        }
        return request;
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                false,
                response.headers().allValues("Set-Cookie").stream()
                        .map(one -> one.replaceFirst(";.*", ""))
                        .toList(),
                response.body());
    }

    private boolean report(List<Side> sides) {
        System.out.printf(
                "%d answers each; by chance alone 95 of 100 such numbers lie between %.2f and %.2f%n%n",
                tries, 0.5 - chance(), 0.5 + chance());
        System.out.println("| | exists, ms | does not, ms | ratio | told apart | answers |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        var told = false;
        for (var question : questions(true)) {
            var there = side(sides, question, true);
            var absent = side(sides, question, false);
            var apart = apart(there.times, absent.times);
            var alike = there.said.equals(absent.said);
            System.out.printf(
                    "| %s | %.1f | %.1f | %.3f | %.2f | %s |%n",
                    question.name(),
                    median(there.times),
                    median(absent.times),
                    median(there.times) / median(absent.times),
                    apart,
                    alike ? "the same, " + there.said : there.said + " and " + absent.said);
            told |= !alike || Math.abs(apart - 0.5) > TELLS;
        }
        return told;
    }

    private static Side side(List<Side> sides, Question question, boolean exists) {
        return sides.stream()
                .filter(one -> one.exists == exists)
                .filter(one -> one.question.name().equals(question.name()))
                .findFirst()
                .orElseThrow();
    }

    private static double median(List<Double> times) {
        var sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** How often the answer about who exists is the slower one of two: 0.5 tells nothing. */
    private static double apart(List<Double> there, List<Double> absent) {
        var absents = absent.stream().mapToDouble(Double::doubleValue).toArray();
        var wins = 0.0;
        for (var one : there) {
            wins += Arrays.stream(absents).filter(other -> other < one).count();
            wins += Arrays.stream(absents).filter(other -> other == one).count() / 2.0;
        }
        return wins / there.size() / absents.length;
    }

    // Of Mann and Whitney's U, where both are alike.
    private double chance() {
        return 1.96 * Math.sqrt((2.0 * tries + 1) / (12.0 * tries * tries));
    }
}

package org.postern.journeys;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.DEFINED_PORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.database.TestData;
import org.postern.testing.CheapHashes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The real application with a real mail server, started once for all journeys. Each journey has a
 * practice of its own, and a browser for each of its people.
 */
@SpringBootTest(webEnvironment = DEFINED_PORT)
@Import({Invited.class, CheapHashes.class})
@ExtendWith(Photographs.class)
abstract class Journey {

    static final Mailbox MAIL = new Mailbox();
    private static final int PORT = freePort();
    private static final Browsers BROWSERS = new Browsers();
    private static final String DATA = TestData.empty("journeys").toString();

    final List<Visitor> visitors = new ArrayList<>();
    @Autowired JdbcClient jdbc;
    @Autowired private ApplicationContext application;
    Clinic clinic;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("postern.data", () -> DATA);
        registry.add("postern.mail.window", () -> "1s");
        registry.add("postern.second-factor.administrators", () -> "false");
        registry.add("spring.mail.host", () -> "localhost");
        registry.add("spring.mail.port", MAIL::port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void openThePractice() {
        clinic = new Clinic(application);
    }

    Visitor visitor(Screen screen) {
        var visitor = BROWSERS.visitor("http://localhost:" + PORT, screen);
        visitors.add(visitor);
        return visitor;
    }

    /** A user at a desk, signed in. */
    Visitor user(String name) {
        return visitor(Screen.DESKTOP).signsIn(clinic.practice.clinicPath(), clinic.address(name));
    }

    /** A patient, signed in. */
    Visitor patient(String name, Screen screen) {
        return visitor(screen).signsIn(clinic.practice.portalPath(), clinic.address(name));
    }

    /** Ends every session of a person, as time would. */
    void endSessionsOf(UUID personId) {
        jdbc.sql("delete from spring_session where principal_name like '%' || ?")
                .param(personId.toString())
                .update();
    }

    @AfterEach
    void everybodyLeaves() {
        visitors.forEach(Visitor::leaves);
    }

    void photograph(Path directory, String name) {
        for (int i = 0; i < visitors.size(); i++) {
            visitors.get(i).photograph(directory.resolve(name + "-" + i + ".png"));
        }
    }
}

package org.postern.heavywork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.factor.TimeCodes;
import org.postern.practice.Logos;
import org.postern.signin.Passwords;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What people are told when too many others sign in or send photos at the same moment. */
class BusyTests extends PosternTest {

    private static final String FORM = "form[data-composer]";

    @Autowired private PasswordWork passwordWork;
    @Autowired private PictureWork pictureWork;
    @Autowired private Passwords passwords;
    @Autowired private Logos logos;
    @Autowired private TransactionTemplate transaction;

    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = world.clinic();
    }

    private static <T> T whileFull(HeavyWork work, Supplier<T> asked) {
        var taken = work.places.drainPermits();
        try {
            return asked.get();
        } finally {
            work.places.release(taken);
        }
    }

    private int counted() {
        return world.database()
                .sql("select coalesce(sum(count), 0) from throttle")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName(
            "A35, 6.3.1: who finds no place to sign in is told so, keeps what was typed, and lost no try")
    void signingInWhileManyDo() {
        var browser = world.browser();
        var email = clinic.ana().email();
        var door = browser.get(clinic.practice().portalPath());
        var typed = Map.of("email", email, "password", World.PASSWORD);

        var busy = whileFull(passwordWork, () -> browser.submit(door, "form", typed));

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(busy.text()).contains("very much to do", "Only passwords");
        assertThat(busy.form("form.card"))
                .containsEntry("email", email)
                .containsEntry("password", "");
        assertThat(counted()).isZero();
        var in = browser.submit(busy, "form.card", Map.of("password", World.PASSWORD));
        assertThat(in.location()).endsWith("/portal/messages");
    }

    @Test
    @DisplayName(
            "A35: who changes a password while there is no place types both again, and it changes")
    void changingThePasswordWhileManySignIn() {
        var ana = clinic.as(clinic.ana());
        var account = ana.get("/portal/account");
        var typed = Map.of("old", World.PASSWORD, "password", "a fully different one");

        var busy =
                whileFull(passwordWork, () -> ana.submit(account, "form:has([name=old])", typed));

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.html().select("[type=password]")).hasSize(2);
        assertThat(busy.html().html()).doesNotContain(World.PASSWORD, "a fully different one");
        assertThat(ana.submit(busy, "form.card", typed).status()).isEqualTo(302);
    }

    @Test
    @DisplayName(
            "A35: an app that is set up while there is no place for its codes is there, and asks for them by itself")
    void settingUpAnAppWhileManySignIn() {
        var ana = clinic.as(clinic.ana());
        var page = ana.get("/portal/account/authenticator");
        var secret = page.html().select(".factor-secret").text().replace(" ", "");
        var typed = Map.of("code", TimeCodes.at(secret, clock.instant()));

        var busy =
                whileFull(
                        passwordWork, () -> ana.submit(page, "form[action$=authenticator]", typed));

        assertThat(busy.location()).endsWith("/portal/account/recovery-codes");
        assertThat(counted()).isZero();
        var asked = ana.follow(busy);
        var codes = whileFull(passwordWork, () -> ana.submit(asked, "form.card", Map.of()));
        assertThat(codes.status()).isEqualTo(503);
        var shown = ana.submit(codes, "form.card", Map.of());
        assertThat(shown.html().select(".factor-codes li")).hasSize(10);
    }

    @Test
    @DisplayName("A35: a photo that finds no place is refused in the page, and the text stays")
    void aPhotoWhileManyCome() {
        var ana = clinic.as(clinic.ana());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var page = ana.get("/portal/threads/" + thread);

        Page busy =
                whileFull(
                        pictureWork,
                        () ->
                                ana.upload(
                                        page,
                                        FORM,
                                        Map.of("text", "Here it is."),
                                        "files",
                                        "rash.png",
                                        Pictures.png(4, 4)));

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(busy.text()).contains("rash.png was not added: too many photos came at once");
        assertThat(busy.html().select(FORM + " textarea").text()).isEqualTo("Here it is.");
    }

    @Test
    @DisplayName("A35: a logo that finds no place is refused in the page")
    void aLogoWhileManyPicturesCome() {
        var dana = clinic.as(clinic.dana());
        var page = dana.get("/settings/business/practice");

        var busy =
                whileFull(
                        pictureWork,
                        () ->
                                dana.upload(
                                        page,
                                        "form[action$=logo]",
                                        Map.of(),
                                        "file",
                                        "logo.png",
                                        Pictures.png(4, 4)));

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(busy.text()).contains("Too many pictures came at once");
    }

    @Test
    @DisplayName(
            "A35: hashing and drawing go through their own threads alone, outside transactions")
    void nothingGoesPastIt() {
        whileFull(
                passwordWork,
                () -> {
                    assertThatThrownBy(() -> passwords.hash("x")).isInstanceOf(WorkBusy.class);
                    return assertThatThrownBy(() -> passwords.matches("x", null))
                            .isInstanceOf(WorkBusy.class);
                });
        transaction.executeWithoutResult(
                status -> {
                    // Whatever is thrown inside rolls it back.
                    status.setRollbackOnly();
                    assertThatThrownBy(() -> passwords.hash("x"))
                            .isInstanceOf(IllegalStateException.class);
                    assertThatThrownBy(() -> logos.save(Pictures.png(4, 4)))
                            .isInstanceOf(IllegalStateException.class);
                });
    }
}

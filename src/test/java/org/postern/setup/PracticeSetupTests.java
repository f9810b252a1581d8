package org.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postern.database.CurrentPractice;
import org.postern.database.TestData;
import org.postern.practice.Practices;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.ViewOthers;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.mock.env.MockEnvironment;

class PracticeSetupTests {

    private static ConfigurableApplicationContext context;

    private final MockEnvironment environment =
            new MockEnvironment()
                    .withProperty("POSTERN_PRACTICE_NAME", "Praxis Dr. Müller & Söhne")
                    .withProperty("POSTERN_TIME_ZONE", "Europe/Berlin")
                    .withProperty("POSTERN_ADMIN_NAME", "Dana Reyes")
                    .withProperty("POSTERN_ADMIN_EMAIL", "dana@elm.example")
                    .withProperty("POSTERN_ADMIN_PASSWORD", "correct horse battery");

    @BeforeAll
    static void start() {
        context =
                new SpringApplicationBuilder(SetupProgram.class)
                        .web(WebApplicationType.NONE)
                        .run("--postern.data=" + TestData.empty("setup"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private NewPractice ask() {
        return context.getBean(PracticeQuestions.class).ask(new Questions(environment, null));
    }

    @Test
    void thePracticeAndItsAdministratorAreAddedTogether() {
        var practice = context.getBean(PracticeSetup.class).add(ask());

        assertThat(practice.portalPath()).isEqualTo("/p/praxis-dr-muller-sohne");
        var administrator =
                CurrentPractice.call(
                                practice.id(),
                                () -> context.getBean(UserAccounts.class).recipients())
                        .get(0);
        assertThat(administrator)
                .extracting(UserAccount::name, UserAccount::email, UserAccount::viewOthers)
                .containsExactly("Dana Reyes", "dana@elm.example", ViewOthers.NOBODY);
        assertThat(administrator.administration()).isTrue();
        assertThat(administrator.portalMessaging()).isTrue();

        refused("Another practice of this server has the address");
    }

    @Test
    void withoutTheAdministratorThereIsNoPractice() {
        environment.setProperty("POSTERN_PRACTICE_SLUG", "half");
        var asked = ask();
        var practices = context.getBean(Practices.class);

        assertThatThrownBy(
                        () ->
                                practices.add(
                                        asked.name(),
                                        asked.slug(),
                                        asked.timeZone(),
                                        practice -> {
                                            throw new DuplicateKeyException("the user failed");
                                        }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(practices.findBySlug("half")).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        environment.setProperty("POSTERN_ADMIN_NAME", "");

        refused("Set POSTERN_ADMIN_NAME");
    }

    @Test
    void aShortPasswordIsRefused() {
        environment.setProperty("POSTERN_ADMIN_PASSWORD", "fourteen chars");

        refused("Use at least 15");
    }

    @Test
    void aPasswordOfTheAdministratorsOwnNameIsRefused() {
        var name = environment.getProperty("POSTERN_ADMIN_NAME");
        environment.setProperty("POSTERN_ADMIN_PASSWORD", (name + " ").repeat(4));

        refused("guess this from your name");
    }

    @Test
    void anUnknownTimeZoneIsRefused() {
        environment.setProperty("POSTERN_TIME_ZONE", "Mars");

        refused("\"Mars\" is not a time zone");
    }

    @Test
    void whatIsNoEmailAddressIsRefused() {
        environment.setProperty("POSTERN_ADMIN_EMAIL", "dana at elm");

        refused("is not an email address");
    }

    @Test
    void aNameThatFitsNoAddressIsRefused() {
        environment.setProperty("POSTERN_PRACTICE_SLUG", "Elm Street");

        refused("small letters");
    }

    @Test
    void aNameInAnotherScriptNeedsAnAddressOfItsOwn() {
        environment.setProperty("POSTERN_PRACTICE_NAME", "診療所");

        refused("Set POSTERN_PRACTICE_SLUG");
    }

    private void refused(String words) {
        assertThatExceptionOfType(Refused.class).isThrownBy(this::ask).withMessageContaining(words);
    }
}

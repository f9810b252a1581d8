package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class UserManagementTests extends Journey {

    private Visitor administrator(Screen screen) {
        return visitor(screen).signsIn(clinic.practice.clinicPath(), clinic.address("dana"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DESKTOP_WITHOUT_SCRIPT")
    @DisplayName(
            "A1, A2: an administrator invites a user, who sets a password and can be written to")
    void aUserIsInvitedAndJoins(Screen screen) {
        var dana =
                administrator(screen)
                        .opens("/settings/business/users")
                        .arrivesAt("User management");
        dana.follows("Invite user").arrivesAt("Invite user").expects(422);
        dana.fillsIn("Name", "Nora Blake").presses("Send invitation");
        assertThat(dana.field("Role")).hasAttribute("aria-invalid", "true");
        dana.arrivesAt("Invite user")
                .fillsIn("Role", "Nurse")
                .fillsIn("Email", clinic.address("nora"));
        dana.presses("Send invitation");
        assertThat(dana.page.getByRole(AriaRole.STATUS)).containsText("on its way");
        dana.arrivesAt("User management");

        var nora = visitor(screen).opens(MAIL.invitationTo(clinic.address("nora")));
        nora.arrivesAt("Welcome, Nora Blake").fillsIn("Choose a password", Clinic.PASSWORD);
        nora.presses("Set password and sign in").arrivesAt("No messages yet");
        nora.opens("/clinic/account").arrivesAt("Your account");
        nora.field("Single keys are shortcuts").uncheck();
        nora.presses("Save keyboard setting").arrivesAt("Your account");
        assertThat(nora.page.locator("body")).hasAttribute("data-keys", "off");

        clinic.patient("Ana", "Ruiz");
        var ana = patient("ana", screen).opens("/portal/messages/new");
        assertThat(ana.page.getByText("Nora Blake")).isVisible();

        dana.follows("Edit Nora Blake").arrivesAt("Edit user").follows("Manage access for user");
        dana.arrivesAt("Manage access for Nora Blake");
        assertThat(dana.field("Dr. Mei Chen")).isHidden();
        dana.field("Those of chosen users").check();
        dana.field("Dr. Mei Chen").check();
        dana.arrivesAt("Manage access for Nora Blake").presses("Save access");
        assertThat(dana.page.getByText("Views chosen users' messages")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "A1, case 30, 80: an administrator takes Portal messaging away and gives the"
                    + " conversations to another user")
    void theRightIsTakenAway(Screen screen) {
        var thread = clinic.thread(clinic.patient("Ana", "Ruiz"), "Headache", "Since Monday.");
        var chen =
                user("chen").expects(403).opens("/inbox/threads/" + thread).arrivesAt("Headache");
        var dana =
                administrator(screen)
                        .opens("/settings/business/users")
                        .arrivesAt("User management");
        dana.follows("Edit Dr. Mei Chen").arrivesAt("Edit user");
        var receiver =
                dana.page.getByLabel(
                        Pattern.compile("When you take Portal messaging away, 1 conversation"));
        assertThat(receiver).isHidden();
        dana.field("Portal messaging").uncheck();
        assertThat(receiver).isVisible();
        receiver.selectOption("Nurse Ada Okafor");
        dana.arrivesAt("Edit user").presses("Save user");
        assertThat(dana.page.getByRole(AriaRole.STATUS))
                .containsText("1 conversation now stands with Nurse Ada Okafor.");

        chen.opens("/inbox").arrivesAt("Not open to you");
        chen.opens("/patients");
        assertThat(chen.link("Messages")).hasCount(0);
        var okafor = user("okafor").seesUnread(1);
        okafor.page.locator(".thread-row").click();
        assertThat(okafor.page.getByText("Since Monday.").first()).isVisible();

        dana.follows("Edit Dr. Mei Chen")
                .arrivesAt("Switch off")
                .presses("Switch off Dr. Mei Chen");
        assertThat(dana.page.getByText("Switched off", exactly())).isVisible();
        chen.opens("/patients").arrivesAt("Sign in");
    }

    private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
    }
}

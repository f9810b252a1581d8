package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A mother on her phone, with two children. */
class ParentTests extends Journey {

    private static final String MIAS = LocalDate.now().minusYears(6).toString();
    private static final String LEOS = LocalDate.now().minusYears(9).toString();
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/p/\\S+/proxy/\\S+");

    @Test
    @DisplayName("Issue 4, part 6: a parent is invited, writes for two children, and is withdrawn")
    void aParentWritesForTwoChildren() {
        var dana = user("dana");
        var mia = child(dana, "Mia", MIAS);
        var leo = child(dana, "Leo", LEOS);
        invites(dana, mia);
        var rosa = visitor(Screen.PHONE).opens(link(1)).expects(422);
        rosa.arrivesAt("Write for somebody you care for");
        rosa.fillsIn("Date of birth of the patient", "2001-01-01");
        rosa.fillsIn("Choose a password", Clinic.PASSWORD).presses("Go on");
        rosa.arrivesAt("Write for somebody you care for");
        rosa.fillsIn("Date of birth of the patient", MIAS);
        rosa.fillsIn("Choose a password", Clinic.PASSWORD).presses("Go on");
        rosa.arrivesAt("No messages yet");

        invites(dana, leo);
        rosa.opens(link(2)).arrivesAt("Write for somebody you care for");
        rosa.fillsIn("Date of birth of the patient", LEOS);
        rosa.fillsIn("Your password", Clinic.PASSWORD).presses("Go on");
        rosa.arrivesAt("Messages").follows("New message");
        rosa.arrivesAt("New message").page.getByText("Leo Lopez").click();
        rosa.arrivesAt("New message").page.getByText("Dr. Mei Chen").click();
        assertThat(rosa.page.getByText("For Leo Lopez")).isVisible();
        rosa.arrivesAt("New message").fillsIn("What is it about?", "Cough");
        rosa.fillsIn("Your message", "Since Monday").presses("Send to Dr. Mei Chen");
        rosa.arrivesAt("Cough").seesMessages(1);
        assertThat(rosa.page.getByText("You, for Leo Lopez")).isVisible();
        rosa.follows("Messages").arrivesAt("Messages").follows("Mia Lopez");
        rosa.arrivesAt("No messages yet");

        var chen = user("chen");
        chen.page.locator(".thread-row").click();
        assertThat(chen.page.getByText("Rosa Lopez (parent) for Leo Lopez")).isVisible();
        chen.arrivesAt("Cough");

        dana.opens("/patients/" + leo + "/profile").arrivesAt("Parents and caregivers");
        dana.follows("Withdraw access of Rosa Lopez")
                .arrivesAt("Withdraw the access of Rosa Lopez")
                .presses("Withdraw access")
                .arrivesAt("Parents and caregivers");
        rosa.opens("/portal/messages").arrivesAt("Sign in");
        rosa.fillsIn("Email", clinic.address("rosa")).fillsIn("Password", Clinic.PASSWORD);
        rosa.presses("Sign in").arrivesAt("No messages yet");
    }

    private static UUID child(Visitor dana, String given, String born) {
        dana.opens("/patients/new").arrivesAt("Add patient").fillsIn("Given name", given);
        dana.fillsIn("Family name", "Lopez").fillsIn("Date of birth", born);
        dana.fillsIn("Record number", given).presses("Add patient");
        dana.page.waitForURL(Pattern.compile("/patients/[0-9a-f-]{36}/profile.*"));
        return UUID.fromString(dana.page.url().replaceAll(".*/patients/([0-9a-f-]{36}).*", "$1"));
    }

    private void invites(Visitor dana, UUID patient) {
        dana.opens("/patients/" + patient + "/profile").follows("Invite a parent or caregiver");
        dana.page.getByText("Parent: access ends").click();
        dana.fillsIn("Name", "Rosa Lopez").fillsIn("Email", clinic.address("rosa"));
        dana.presses("Send the invitation").arrivesAt("Parents and caregivers");
    }

    private String link(int count) {
        var mails = MAIL.mailsTo(clinic.address("rosa"), count);
        // Lines are broken where they are long (quoted-printable).
        var found = LINK.matcher(mails.get(count - 1).replaceAll("=\\r?\\n", ""));
        if (!found.find()) {
            throw new AssertionError("no link in the mail");
        }
        return found.group();
    }
}

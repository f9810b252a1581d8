package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FrontDeskTests extends Journey {

    private static final String ROSTER =
            """
            Record number;Last name;First name;Date of birth;Email
            100;Lopez;Maria;1958-08-30;maria@%1$s
            101;Lopez;Marie;1958-08-30;
            102;Okoro;;1990-01-01;
            """;

    @Test
    @DisplayName("A5, A7: Dana imports a roster, invites, removes access, merges, marks deceased")
    void danaImportsInvitesRemovesMergesAndMarks() {
        var dana = user("dana");
        danaImportsARoster(dana);
        var maria = danaInvitesMaria(dana);
        danaRemovesHerAccess(dana, maria);
        danaMergesTheTwoRecords(dana);
        danaMarksHerDeceased(dana);
        danaDoesItOnHerPhone();
    }

    private void danaImportsARoster(Visitor dana) {
        dana.arrivesAt("No patients yet").follows("Import roster");
        dana.arrivesAt("Import roster").expects(422).presses("Read the file");
        assertThat(dana.field("File with patients"))
                .hasAccessibleDescription(java.util.regex.Pattern.compile("Choose a file first"));
        var file = ROSTER.formatted("mail.example").getBytes(StandardCharsets.UTF_8);
        dana.field("File with patients")
                .setInputFiles(new FilePayload("roster.csv", "text/csv", file));
        dana.presses("Read the file").arrivesAt("What the file would do");
        assertThat(dana.page.getByText("The given name is missing.")).isVisible();
        dana.presses("Import 2 patients").arrivesAt("The roster is imported");
        dana.follows("Show patients");
        assertThat(dana.page.locator("a.result")).hasCount(2);
        dana.arrivesAt("Patients");
    }

    private Visitor danaInvitesMaria(Visitor dana) {
        dana.fillsIn("Name, date of birth or record number", "mar lop").presses("Find");
        dana.page.getByText("Maria Lopez").click();
        dana.arrivesAt("Maria Lopez").presses("Invite to portal");
        var maria = visitor(Screen.PHONE).opens(MAIL.invitationTo("maria@mail.example"));
        maria.fillsIn("Your date of birth", "1958-08-30");
        maria.fillsIn("Choose a password", Clinic.PASSWORD).presses("Open my account");
        return maria.arrivesAt("No messages yet");
    }

    private static void danaRemovesHerAccess(Visitor dana, Visitor maria) {
        dana.page.reload();
        dana.follows("Remove portal access").arrivesAt("Remove portal access of Maria Lopez");
        dana.presses("Remove portal access").arrivesAt("Maria Lopez");
        assertThat(dana.page.locator(".tag")).hasText("Access removed");
        maria.page.reload();
        maria.arrivesAt("Sign in");
    }

    private static void danaMergesTheTwoRecords(Visitor dana) {
        dana.follows("Merge with another record").arrivesAt("Merge with another record");
        dana.page.getByText("Marie Lopez").click();
        dana.arrivesAt("Merge two records").presses("Merge the two records");
        dana.arrivesAt("Maria Lopez").follows("Patients");
        assertThat(dana.page.locator("a.result")).hasCount(1);
        dana.fillsIn("Name, date of birth or record number", "101").presses("Find");
        dana.page.getByText("Maria Lopez").click();
    }

    private static void danaMarksHerDeceased(Visitor dana) {
        dana.arrivesAt("Maria Lopez").follows("Mark as deceased");
        dana.arrivesAt("Mark as deceased: Maria Lopez").fillsIn("Date of death", "2026-01-31");
        dana.presses("Mark as deceased").arrivesAt("Maria Lopez");
        assertThat(dana.page.locator("main .tag").first()).hasText("Deceased");
        dana.follows("Deceased: change or undo").arrivesAt("Marked as deceased: Maria Lopez");
    }

    private void danaDoesItOnHerPhone() {
        var phone =
                visitor(Screen.PHONE).signsIn(clinic.practice.clinicPath(), clinic.address("dana"));
        phone.arrivesAt("Patients").follows("Import roster");
        var file = "mrn,given,family,dob\n7,Ben,Okoro,1990-01-01\n8,,x,\n".getBytes();
        phone.arrivesAt("Import roster")
                .field("File with patients")
                .setInputFiles(new FilePayload("roster.csv", "text/csv", file));
        phone.presses("Read the file").arrivesAt("What the file would do");
        phone.presses("Import 1 patient").arrivesAt("The roster is imported");
    }
}

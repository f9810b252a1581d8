package org.postern.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.postern.access.AccessTable.Of;
import org.postern.patient.Relation;
import org.postern.roster.Rosters;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Pictures;
import org.postern.testing.World;
import org.postern.user.UserDetails;
import org.postern.user.UserInvitations;

/** What the ids in addresses name: of everybody one of each. */
final class Things {

    private static final String NEVER_THERE = new UUID(0, 7).toString();

    private final World world;
    private final UserInvitations invitations;
    private final Rosters rosters;
    private final Map<Whose, Map<Of, String>> ids = new EnumMap<>(Whose.class);

    Things(
            World world,
            UserInvitations invitations,
            Rosters rosters,
            Callers callers,
            Clinic clinic,
            Clinic other) {
        this.world = world;
        this.invitations = invitations;
        this.rosters = rosters;
        var first = callers.browser(Caller.USER);
        ids.put(
                Whose.THE_FIRST_PATIENTS,
                ids(
                        clinic,
                        clinic.ana().patientId(),
                        clinic.chen().id(),
                        clinic.writes(
                                callers.browser(Caller.PATIENT), clinic.chen(), "One", "First"),
                        clinic.makesTask(first, clinic.chen(), "One", ""),
                        first));
        var second = callers.browser(Caller.OTHER_USER);
        ids.put(
                Whose.THE_OTHER_PATIENTS,
                ids(
                        clinic,
                        clinic.ben().patientId(),
                        clinic.okafor().id(),
                        clinic.writes(
                                callers.browser(Caller.OTHER_PATIENT),
                                clinic.okafor(),
                                "Two",
                                "Second"),
                        clinic.makesTask(second, clinic.okafor(), "Two", ""),
                        second));
        var third = callers.browser(Caller.USER_OF_OTHER_PRACTICE);
        ids.put(
                Whose.OTHER_PRACTICES,
                ids(
                        other,
                        other.ana().patientId(),
                        other.chen().id(),
                        other.writes(
                                callers.browser(Caller.PATIENT_OF_OTHER_PRACTICE),
                                other.dana(),
                                "Three",
                                "Third"),
                        other.makesTask(third, other.dana(), "Three", ""),
                        third));
        ids.put(Whose.ABSENT, absent(clinic));
    }

    /** An address of this pattern that names something of this kind. */
    String address(String pattern, Of of, Whose whose) {
        var id = ids.get(whose).getOrDefault(of, NEVER_THERE);
        return pattern.replace("{practice}/invitation/{token}", id)
                .replace("{practice}/proxy/{token}", id)
                .replace("{practice}/clinic/invitation/{token}", id)
                .replaceFirst("\\{[a-zA-Z]+}", id)
                // What lies below that: never there.
                .replaceAll("\\{[a-zA-Z]+}", NEVER_THERE);
    }

    private static Map<Of, String> absent(Clinic clinic) {
        return Map.ofEntries(
                Map.entry(Of.FILE, UUID.randomUUID().toString()),
                Map.entry(Of.PRACTICE, "nowhere"),
                Map.entry(Of.TOKEN, clinic.practice().slug() + "/invitation/none"),
                Map.entry(Of.PROXY_TOKEN, clinic.practice().slug() + "/proxy/none"),
                Map.entry(Of.PATIENT, UUID.randomUUID().toString()),
                Map.entry(Of.USER_TOKEN, clinic.practice().slug() + "/clinic/invitation/none"),
                Map.entry(Of.USER, UUID.randomUUID().toString()),
                Map.entry(Of.ROSTER, UUID.randomUUID().toString()),
                Map.entry(Of.THREAD, UUID.randomUUID().toString()),
                Map.entry(Of.QUICK_REPLY, UUID.randomUUID().toString()),
                Map.entry(Of.TASK, UUID.randomUUID().toString()));
    }

    private Map<Of, String> ids(
            Clinic place, UUID patientId, UUID userId, UUID threadId, UUID taskId, Browser user) {
        return Map.ofEntries(
                Map.entry(Of.PRACTICE, place.practice().slug()),
                Map.entry(
                        Of.TOKEN, place.practice().slug() + "/invitation/" + openInvitation(place)),
                Map.entry(Of.PROXY_TOKEN, place.practice().slug() + "/proxy/" + proxyLink(place)),
                Map.entry(
                        Of.USER_TOKEN,
                        place.practice().slug() + "/clinic/invitation/" + userLink(place)),
                Map.entry(Of.PATIENT, patientId.toString()),
                Map.entry(Of.USER, userId.toString()),
                Map.entry(Of.ROSTER, roster(place)),
                Map.entry(Of.THREAD, threadId.toString()),
                Map.entry(Of.FILE, file(place, user, threadId)),
                Map.entry(Of.QUICK_REPLY, quickReply(user)),
                Map.entry(Of.TASK, taskId.toString()));
    }

    private static String file(Clinic place, Browser user, UUID threadId) {
        user.upload(
                user.get("/inbox/threads/" + threadId),
                "#composer",
                Map.of("text", "See the picture."),
                "files",
                "picture.png",
                Pictures.png(4, 4));
        return place.filesIn(threadId).get(0).toString();
    }

    private String proxyLink(Clinic place) {
        return world.in(
                place.practice(),
                () ->
                        world.inviteProxy(
                                        world.addPatient("Noah", "Lopez"),
                                        "Rosa Lopez",
                                        UUID.randomUUID() + "@x.example",
                                        Relation.CAREGIVER,
                                        place.dana())
                                .text());
    }

    private static String quickReply(Browser user) {
        user.submit(
                user.get("/inbox/quick-replies"),
                "form[action='/inbox/quick-replies']",
                Map.of("title", "Thanks", "text", "Thank you.", "practice", ""));
        return user.get("/inbox/quick-replies")
                .html()
                .selectFirst("a[href^='/inbox/quick-replies/']")
                .attr("href")
                .replaceAll(".*/", "");
    }

    private String roster(Clinic place) {
        var file = "mrn,given,family,dob\n1,Maria,Lopez,1958-08-30\n".getBytes();
        return world.in(place.practice(), () -> rosters.read(place.dana().id(), file)).toString();
    }

    private String openInvitation(Clinic place) {
        return world.in(
                place.practice(),
                () -> world.invite(world.addPatient("Maria", "Lopez"), place.dana()).text());
    }

    private String userLink(Clinic place) {
        var details =
                new UserDetails("Nora", "Nurse", UUID.randomUUID() + "@x.example", true, false);
        world.in(place.practice(), () -> invitations.invite(details, place.dana().id()));
        return world.invitedUser().text();
    }
}

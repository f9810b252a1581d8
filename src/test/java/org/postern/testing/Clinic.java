package org.postern.testing;

import java.util.Map;
import java.util.UUID;
import org.postern.patient.PatientIdentity;
import org.postern.practice.Practice;
import org.postern.user.UserIdentity;

/** One practice with its people, and the everyday steps of tests. */
public record Clinic(
        World world,
        Practice practice,
        UserIdentity chen,
        UserIdentity okafor,
        UserIdentity dana,
        PatientIdentity ana,
        PatientIdentity ben) {

    public Browser as(UserIdentity user) {
        return world.signedIn(practice, user);
    }

    public Browser as(PatientIdentity patient) {
        return world.signedIn(practice, patient);
    }

    /** Starts a conversation from the portal's pages; gives the thread's id. */
    public UUID writes(Browser patient, UserIdentity to, String subject, String text) {
        var page = patient.get("/portal/messages/new?to=" + to.id());
        var sent =
                patient.submit(
                        page, "form[data-composer]", Map.of("subject", subject, "text", text));
        return threadId(sent);
    }

    /** Answers from the portal's thread page. */
    public Page answers(Browser patient, UUID thread, String text) {
        return patient.submit(
                patient.get("/portal/threads/" + thread),
                "form[data-composer]",
                Map.of("text", text));
    }

    /** Answers from the clinic's thread page. */
    public Page replies(Browser user, UUID thread, String text) {
        return user.submit(
                user.get("/inbox/threads/" + thread), "form[data-composer]", Map.of("text", text));
    }

    /** Makes a task on its page; gives its id. */
    public UUID makesTask(Browser user, UserIdentity to, String title, String due) {
        var made =
                user.submit(
                        user.get("/tasks/new"),
                        "form.card",
                        Map.of("title", title, "assignee", to.id().toString(), "due", due));
        if (made.status() != 302) {
            throw new AssertionError("the task was refused: " + made.text());
        }
        return UUID.fromString(made.location().replaceAll(".*/tasks/", ""));
    }

    public static UUID threadId(Page redirect) {
        if (redirect.status() != 302) {
            throw new AssertionError(
                    "expected a redirect, got " + redirect.status() + ": " + redirect.text());
        }
        return UUID.fromString(redirect.location().replaceAll(".*/threads/|[?#].*", ""));
    }

    /** Answers with a file from the portal's thread page; gives the file's id. */
    public UUID sendsFile(Browser patient, UUID thread, String name, byte[] file) {
        var sent =
                patient.upload(
                        patient.get("/portal/threads/" + thread),
                        "form[data-composer]",
                        java.util.Map.of("text", "See the file."),
                        "files",
                        name,
                        file);
        if (sent.status() != 302) {
            throw new AssertionError("the file was refused: " + sent.text());
        }
        return filesIn(thread).get(0);
    }

    /** The ids of a thread's files, newest first. */
    public java.util.List<UUID> filesIn(UUID thread) {
        return world.database()
                .sql("select id from attachment where thread_id = ? order by id desc")
                .params(thread)
                .query(UUID.class)
                .list();
    }

    public int messagesIn(UUID thread) {
        return world.database()
                .sql("select count(*) from message where thread_id = ?")
                .params(thread)
                .query(Integer.class)
                .single();
    }
}

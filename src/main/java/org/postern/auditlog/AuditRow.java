package org.postern.auditlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;

/**
 * An event with the names that its ids have now.
 *
 * @param actorName null where nobody has the id, or there is none
 * @param patientName null where it was no patient's
 * @param shown patients of whose messages a list showed some words
 */
public record AuditRow(
        UUID id,
        Instant at,
        String actorKind,
        @Nullable UUID actorId,
        @Nullable String actorName,
        @Nullable String role,
        String action,
        String outcome,
        @Nullable UUID patientId,
        @Nullable String patientName,
        @Nullable String objectKind,
        @Nullable UUID objectId,
        @Nullable Long objectVersion,
        @Nullable String reason,
        @Nullable String address,
        @Nullable String session,
        List<UUID> shown) {

    // Where pages call it otherwise than the database.
    private static final Map<String, String> OBJECTS =
            Map.of(
                    "thread", "conversation",
                    "proxy-invitation", "invitation of a parent or caregiver",
                    "second-factor", "second step",
                    "undo-seconds", "time to take a message back",
                    "getting-in", "getting in",
                    "roster", "import",
                    "viewed", "whose messages a user may view");

    static AuditRow of(ResultSet row, int number) throws SQLException {
        var shown = row.getArray("shown");
        return new AuditRow(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("role"),
                row.getString("action"),
                row.getString("outcome"),
                row.getObject("patient_id", UUID.class),
                row.getString("patient_name"),
                row.getString("object_kind"),
                row.getObject("object_id", UUID.class),
                row.getObject("object_version", Long.class),
                row.getString("reason"),
                row.getString("address"),
                row.getString("session_hash"),
                shown == null ? List.of() : List.of((UUID[]) shown.getArray()));
    }

    /** Who did it. */
    public String who() {
        if (actorName != null) {
            return actorName;
        }
        return switch (actorKind) {
            case "SYSTEM" ->
                    address != null && address.startsWith(Actor.COMMAND)
                            ? "Command on the server"
                            : "Postern itself";
            case "ANONYMOUS" -> "Not signed in";
            default -> "Unknown";
        };
    }

    /** The rights that the actor had then, in words: "Messages, administration; only their own". */
    public String rights() {
        return RightsThen.words(role);
    }

    /** What was done, in words. */
    public String act() {
        return AuditKind.words(action);
    }

    /** Whether it was refused. */
    public boolean refused() {
        return outcome.equals("DENIED");
    }

    /** "Done" or "Refused", with the reason where there is one. */
    public String result() {
        return (refused() ? "Refused" : "Done")
                + (reason == null
                        ? ""
                        : ": " + reason.toLowerCase(Locale.ROOT).replaceAll("[-_]", " "));
    }

    /** The object and its version, without its id; empty where there is none. */
    public String object() {
        return (objectKind == null
                        ? ""
                        : OBJECTS.getOrDefault(objectKind, objectKind.replaceAll("[-_]", " ")))
                + (objectVersion == null ? "" : ", version " + objectVersion);
    }
}

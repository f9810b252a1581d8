package org.postern.auditlog;

/** A column of the log by which it can be sorted. */
public enum AuditColumn {
    TIME("When", "e.at"),
    WHO("Who", "lower(coalesce(w.name, e.actor_kind))"),
    ROLE("Rights at the time", "e.role"),
    ACT("Act", "e.action"),
    PATIENT("Patient", "lower(p.family_name || ' ' || p.given_name)"),
    OBJECT("Object", "e.object_kind"),
    OUTCOME("Outcome", "e.outcome"),
    ADDRESS("Address", "e.address");

    private final String words;
    private final String sql;

    AuditColumn(String words, String sql) {
        this.words = words;
        this.sql = sql;
    }

    /** Its heading. */
    public String words() {
        return words;
    }

    String order(boolean descending) {
        var direction = descending ? " desc" : "";
        return sql + direction + " nulls last, e.at" + direction + ", e.id" + direction;
    }
}

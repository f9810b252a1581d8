package org.postern.patient;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The patients of the current practice. */
@Service
@Transactional
public class Patients {

    private final JdbcClient jdbc;
    private final PatientNames names;
    private final AuditTrail audit;
    private final Clock clock;

    Patients(JdbcClient jdbc, PatientNames names, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a patient.
     *
     * @return the new patient's id
     * @throws RecordNumberTaken if another patient has this record number
     */
    public UUID add(PatientDetails details) {
        var id = UuidCreator.getTimeOrderedEpoch();
        try {
            jdbc.sql(
                            """
                            insert into patient (practice_id, id, record_number, given_name,
                                family_name, date_of_birth, email, created_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            Arrays.asList(
                                    CurrentPractice.id(),
                                    id,
                                    details.recordNumber(),
                                    details.givenName(),
                                    details.familyName(),
                                    details.dateOfBirth(),
                                    details.email(),
                                    Timestamp.from(clock.instant())))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RecordNumberTaken();
        }
        names.write(id, details);
        audit.record(AuditEvent.allowed(AuditAction.ADD_PATIENT).patient(id));
        return id;
    }

    /**
     * Changes what the practice knows of a patient.
     *
     * @throws PatientNotFound if there is no such patient
     * @throws RecordNumberTaken if another patient has this record number
     */
    public void change(UUID id, PatientDetails details) {
        try {
            var changed =
                    jdbc.sql(
                                    """
                                    update patient set record_number = ?, given_name = ?,
                                        family_name = ?, date_of_birth = ?, email = ?
                                    where practice_id = ? and id = ?
                                    """)
                            .params(
                                    Arrays.asList(
                                            details.recordNumber(),
                                            details.givenName(),
                                            details.familyName(),
                                            details.dateOfBirth(),
                                            details.email(),
                                            CurrentPractice.id(),
                                            id))
                            .update();
            if (changed == 0) {
                throw new PatientNotFound();
            }
        } catch (DuplicateKeyException e) {
            throw new RecordNumberTaken();
        }
        endInvitationTo(id, details.email());
        names.write(id, details);
        audit.record(AuditEvent.allowed(AuditAction.CHANGE_PATIENT).patient(id));
    }

    // A link in a mailbox that was not the patient's must not work any more.
    private void endInvitationTo(UUID id, @Nullable String newEmail) {
        jdbc.sql(
                        """
                        update invitation set withdrawn_at = :now
                        where practice_id = :practice and patient_id = :patient
                            and used_at is null and withdrawn_at is null
                            and email is distinct from :email
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("practice", CurrentPractice.id())
                .param("patient", id)
                .param("email", newEmail)
                .update();
    }

    /**
     * One patient, without an audit event: for pages that record their own.
     *
     * @throws PatientNotFound if there is no such patient
     * @throws PatientMerged if the record was merged into another
     */
    @Transactional(readOnly = true)
    public Patient get(UUID id) {
        var survivor = survivor(id);
        if (!survivor.equals(id)) {
            throw new PatientMerged(id, survivor);
        }
        return jdbc.sql("select * from patient where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), id)
                .query(Patients::read)
                .single();
    }

    /**
     * The record that this one was merged into, or itself.
     *
     * @throws PatientNotFound if there is no such record
     */
    @Transactional(readOnly = true)
    public UUID survivor(UUID id) {
        return jdbc.sql(
                        """
                        select coalesce(merged_into, id) from patient
                        where practice_id = ? and id = ?
                        """)
                .params(CurrentPractice.id(), id)
                .query(UUID.class)
                .optional()
                .orElseThrow(PatientNotFound::new);
    }

    /**
     * Opens a patient's page, which is recorded.
     *
     * @throws PatientNotFound if there is no such patient
     */
    public Patient open(UUID id) {
        var patient = get(id);
        audit.record(AuditEvent.allowed(AuditAction.VIEW_PATIENT).patient(id));
        return patient;
    }

    /**
     * Finds patients by the beginnings of their names in any order, by date of birth (in any form
     * of {@link TypedDate}) or by record number, also one that was merged away.
     *
     * @param words blank for all patients
     * @param after the patient after whom to go on; null for the first page
     * @param most at most so many, by family name
     * @throws PatientNotFound if there is no such patient to go on after
     */
    public PatientPage find(String words, @Nullable UUID after, int most) {
        audit.record(AuditEvent.allowed(AuditAction.VIEW_PATIENTS));
        return PatientPage.of(names.find(words, after, most), most);
    }

    /** Patients who may be this one already: of the same date of birth and family name. */
    public List<Patient> alike(PatientDetails details) {
        var found = names.alike(details.dateOfBirth(), details.familyName());
        if (!found.isEmpty()) {
            audit.record(AuditEvent.allowed(AuditAction.VIEW_PATIENTS));
        }
        return found;
    }

    /** Living patients of this date of birth and email. Nobody looks at what is found. */
    @Transactional(readOnly = true)
    public List<Patient> withEmail(LocalDate birth, String email) {
        return names.withEmail(birth, email);
    }

    /** The ids of all patients whose names have words that begin with these, in any order. */
    @Transactional(readOnly = true)
    public List<UUID> idsNamed(String words) {
        return names.idsNamed(words, Integer.MAX_VALUE);
    }

    /** The same, unless there are more than so many: then nobody. */
    @Transactional(readOnly = true)
    public List<UUID> idsNamed(String words, int most) {
        var ids = names.idsNamed(words, most + 1);
        return ids.size() > most ? List.of() : ids;
    }

    static Patient read(ResultSet row, int number) throws SQLException {
        return new Patient(
                row.getObject("id", UUID.class),
                row.getString("record_number"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getObject("date_of_birth", LocalDate.class),
                row.getString("email"),
                row.getTimestamp("deceased_at") != null,
                row.getObject("date_of_death", LocalDate.class));
    }
}

package org.postern.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.search.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The folded words of patients' names, so that any parts in any order are found. */
@Component
class PatientNames {

    private final JdbcClient jdbc;

    PatientNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(UUID patientId, PatientDetails details) {
        forget(patientId);
        var words = new TreeSet<>(Words.names(details.familyName() + " " + details.givenName()));
        for (var word : words) {
            jdbc.sql("insert into patient_name (practice_id, word, patient_id) values (?, ?, ?)")
                    .params(CurrentPractice.id(), word, patientId)
                    .update();
        }
    }

    void forget(UUID patientId) {
        jdbc.sql("delete from patient_name where practice_id = ? and patient_id = ?")
                .params(CurrentPractice.id(), patientId)
                .update();
    }

    /** One patient more than asked for, if there are so many. */
    List<Patient> find(String typed, @Nullable UUID after, int most) {
        var values = new ArrayList<Object>();
        values.add(CurrentPractice.id());
        var sql = new StringBuilder("select * from patient p where practice_id = ?");
        sql.append(" and merged_into is null");
        // PostgreSQL takes no NUL, and no stored name or number holds one.
        var words = typed.replace('\0', ' ').strip();
        if (!typed.isBlank()) {
            sql.append(" and (").append(condition(words, values)).append(")");
        }
        if (after != null) {
            sql.append(" and (family_key, given_key, id) > (?, ?, ?)");
            values.addAll(keys(after));
        }
        sql.append(" order by family_key, given_key, id limit ?");
        values.add(most + 1);
        return jdbc.sql(sql.toString()).params(values).query(Patients::read).list();
    }

    List<Patient> alike(LocalDate birth, String family) {
        return jdbc
                .sql(
                        """
                        select * from patient
                        where practice_id = ? and date_of_birth = ? and merged_into is null
                        order by family_key, given_key, id
                        """)
                .params(CurrentPractice.id(), birth)
                .query(Patients::read)
                .list()
                .stream()
                .filter(patient -> patient.resembles(birth, family))
                .toList();
    }

    List<Patient> withEmail(LocalDate birth, String email) {
        return jdbc.sql(
                        """
                        select * from patient
                        where practice_id = ? and date_of_birth = ? and lower(email) = lower(?)
                            and merged_into is null and deceased_at is null
                        """)
                .params(CurrentPractice.id(), birth, email)
                .query(Patients::read)
                .list();
    }

    private static String condition(String words, List<Object> values) {
        var practice = CurrentPractice.id();
        // A number that was merged away leads to the record that survived.
        var sql =
                new StringBuilder(
                        """
                        p.id in (select coalesce(merged_into, id) from patient
                            where practice_id = ? and record_number = ?)
                        """);
        values.add(practice);
        values.add(words);
        TypedDate.parse(words)
                .ifPresent(
                        day -> {
                            sql.append(" or date_of_birth = ?");
                            values.add(day);
                        });
        var parts = Words.typedNames(words);
        if (!parts.isEmpty()) {
            sql.append(" or (").append(nameCondition(parts, values)).append(")");
        }
        return sql.toString();
    }

    // Looked up, so that no name stands in an address.
    private List<Object> keys(UUID after) {
        return jdbc.sql(
                        """
                        select family_key, given_key, id from patient
                        where practice_id = ? and id = ?
                        """)
                .params(CurrentPractice.id(), after)
                .query(
                        (row, number) ->
                                List.of(row.getString(1), row.getString(2), row.getObject(3)))
                .optional()
                .orElseThrow(PatientNotFound::new);
    }

    List<UUID> idsNamed(String words, int most) {
        var parts = Words.typedNames(words);
        if (parts.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>();
        values.add(CurrentPractice.id());
        var condition = nameCondition(parts, values);
        values.add(most);
        return jdbc.sql(
                        "select p.id from patient p where practice_id = ? and "
                                + condition
                                + " limit ?")
                .params(values)
                .query(UUID.class)
                .list();
    }

    private static String nameCondition(List<String> parts, List<Object> values) {
        var conditions = new ArrayList<String>();
        for (var part : parts) {
            conditions.add(
                    """
                    p.id in (select patient_id from patient_name
                        where practice_id = ? and word >= ? and word < ?)
                    """);
            values.add(CurrentPractice.id());
            values.add(part);
            // Bytes order ("C"): everything that begins with the part stands below this.
            values.add(part + Character.toString(Character.MAX_CODE_POINT));
        }
        return String.join(" and ", conditions);
    }
}

package org.postern.patient;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.search.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The folded words of patients' names, so that any parts in any order are found. */
@Component
class PatientNames {

    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    DateTimeFormatter.ofPattern("M/d/uuuu")
                            .withResolverStyle(ResolverStyle.STRICT));

    private final JdbcClient jdbc;

    PatientNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(UUID patientId, PatientDetails details) {
        jdbc.sql("delete from patient_name where practice_id = ? and patient_id = ?")
                .params(CurrentPractice.id(), patientId)
                .update();
        var words = new TreeSet<>(Words.names(details.familyName() + " " + details.givenName()));
        for (var word : words) {
            jdbc.sql("insert into patient_name (practice_id, word, patient_id) values (?, ?, ?)")
                    .params(CurrentPractice.id(), word, patientId)
                    .update();
        }
    }

    List<Patient> find(String typed, int most) {
        // PostgreSQL takes no NUL, and no stored name or number holds one.
        var words = typed.replace('\0', ' ');
        var date = date(words.strip());
        var parts = Words.typedNames(words);
        var sql = new StringBuilder("select * from patient p where practice_id = ? and (");
        var values = new ArrayList<Object>();
        values.add(CurrentPractice.id());
        sql.append("record_number = ?");
        values.add(words.strip());
        date.ifPresent(
                day -> {
                    sql.append(" or date_of_birth = ?");
                    values.add(day);
                });
        if (!parts.isEmpty()) {
            sql.append(" or (").append(nameCondition(parts, values)).append(")");
        }
        sql.append(") order by lower(family_name), lower(given_name), id limit ?");
        values.add(most);
        return jdbc.sql(sql.toString()).params(values).query(Patients::read).list();
    }

    List<UUID> idsNamed(String words) {
        var parts = Words.typedNames(words);
        if (parts.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>();
        values.add(CurrentPractice.id());
        var condition = nameCondition(parts, values);
        return jdbc.sql("select p.id from patient p where practice_id = ? and " + condition)
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

    private static Optional<LocalDate> date(String typed) {
        for (var format : DATES) {
            try {
                return Optional.of(LocalDate.parse(typed, format));
            } catch (DateTimeParseException e) {
                // not in this form: try the next
            }
        }
        return Optional.empty();
    }
}

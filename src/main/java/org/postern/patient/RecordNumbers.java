package org.postern.patient;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which record has which number. */
@Service
@Transactional(readOnly = true)
public class RecordNumbers {

    /**
     * A record.
     *
     * @param survivorNumber the number of the record that it was merged into; null if it was not
     */
    public record Numbered(Patient patient, @Nullable String survivorNumber) {}

    private final JdbcClient jdbc;

    RecordNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The records that have one of these numbers, by number. */
    public Map<String, Numbered> find(Collection<String> numbers) {
        var found = new HashMap<String, Numbered>();
        if (numbers.isEmpty()) {
            return found;
        }
        jdbc.sql(
                        """
                        select p.*, s.record_number as survivor_number from patient p
                        left join patient s on s.practice_id = p.practice_id
                            and s.id = p.merged_into
                        where p.practice_id = :practice and p.record_number in (:numbers)
                        """)
                .param("practice", CurrentPractice.id())
                .param("numbers", numbers)
                .query(
                        row -> {
                            var patient = Patients.read(row, 0);
                            var numbered = new Numbered(patient, row.getString("survivor_number"));
                            found.put(patient.recordNumber(), numbered);
                        });
        return found;
    }
}

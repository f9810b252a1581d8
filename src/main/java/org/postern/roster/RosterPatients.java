package org.postern.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Deaths;
import org.postern.patient.Patients;
import org.postern.patient.RecordNumbers;
import org.postern.patient.RecordNumbers.Numbered;
import org.springframework.stereotype.Component;

/** Compares rows with the practice's patients, and takes them over. */
@Component
class RosterPatients {

    private final RecordNumbers numbers;
    private final Patients patients;
    private final Deaths deaths;

    RosterPatients(RecordNumbers numbers, Patients patients, Deaths deaths) {
        this.numbers = numbers;
        this.patients = patients;
        this.deaths = deaths;
    }

    Map<String, Numbered> known(List<RosterRow> rows) {
        return numbers.find(rows.stream().map(RosterRow::number).toList());
    }

    /** Takes rows over; those that change nothing are left alone. */
    RosterTally take(List<RosterRow> rows) {
        var known = known(rows);
        var tally = RosterTally.NONE;
        for (var row : rows) {
            tally = tally.and(take(row, known.get(row.number())));
        }
        return tally;
    }

    private RosterEffect take(RosterRow row, @Nullable Numbered known) {
        var effect = RowPlan.of(row, known).effect();
        if (effect == RosterEffect.ADDED) {
            add(row);
        } else if (effect == RosterEffect.CHANGED && known != null) {
            change(row, known);
        }
        return effect;
    }

    private void add(RosterRow row) {
        var id = patients.add(row.details(null));
        if (row.deceased()) {
            deaths.mark(id, row.died());
        }
    }

    private void change(RosterRow row, Numbered known) {
        var patient = known.patient();
        patients.change(patient.id(), row.details(patient.email()));
        if (RowPlan.marksDeceased(row, patient)) {
            deaths.mark(patient.id(), row.died());
        }
    }
}

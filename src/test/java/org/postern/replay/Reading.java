package org.postern.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Patients sign in again, find their conversations in the list, and read them. */
final class Reading {

    private final Stage stage;
    private final Tally tally;

    Reading(Stage stage) {
        this.stage = stage;
        this.tally = stage.tally();
    }

    void read(List<Conversation> conversations) {
        var byPatient = new HashMap<Patient, List<Conversation>>();
        for (var one : conversations) {
            byPatient.computeIfAbsent(one.patient(), patient -> new ArrayList<>()).add(one);
        }
        stage.crowd()
                .each(
                        byPatient.keySet(),
                        Patient::email,
                        patient ->
                                read(
                                        patient.signIn(stage.browser(), stage.password()),
                                        byPatient.get(patient)));
    }

    private void read(Patient patient, List<Conversation> own) {
        var listed = patient.list();
        var expected = new HashSet<String>();
        own.forEach(one -> expected.add(one.thread()));
        if (!listed.equals(expected)) {
            tally.problem(
                    "%s lists %d conversations of %d"
                            .formatted(patient.email(), listed.size(), expected.size()));
        }
        for (var one : own) {
            one.patientSees(Entry.of(patient.open(one.thread())), tally);
        }
    }
}

package org.postern.records;

import java.sql.Date;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.postern.messaging.Message;
import org.postern.patient.Patient;
import org.postern.practice.Practice;

/** People and the practice as FHIR has them: names alone, no addresses of staff. */
final class FhirPeople {

    private FhirPeople() {}

    static Organization practice(Practice practice) {
        var organization = new Organization().setName(practice.name());
        organization.setId(practice.id().toString());
        return organization;
    }

    static org.hl7.fhir.r4.model.Patient patient(Patient patient) {
        var person = new org.hl7.fhir.r4.model.Patient();
        person.setId(patient.id().toString());
        person.addIdentifier()
                .setType(new CodeableConcept().setText("record number"))
                .setValue(patient.recordNumber());
        person.addName().setFamily(patient.familyName()).addGiven(patient.givenName());
        person.setBirthDate(Date.valueOf(patient.dateOfBirth()));
        return person;
    }

    static Practitioner practitioner(UUID id, String name) {
        var user = new Practitioner().addName(new HumanName().setText(name));
        user.setId(id.toString());
        return user;
    }

    /** A parent or caregiver who wrote for the patient. */
    static RelatedPerson relative(Message message, Patient patient) {
        var relative =
                new RelatedPerson()
                        .setPatient(reference(patient.id()))
                        .addName(new HumanName().setText(message.authorName()))
                        .addRelationship(
                                new CodeableConcept()
                                        .setText(
                                                Objects.requireNonNull(message.relation()).word()));
        relative.setId(message.authorId().toString());
        return relative;
    }

    static Reference reference(UUID id) {
        return new Reference("urn:uuid:" + id);
    }
}

package org.postern.records;

import java.util.Date;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Direction;
import org.postern.messaging.Message;
import org.postern.note.InternalNote;
import org.postern.patient.Patient;

/** Messages and notes as {@code Communication}. */
final class FhirMessages {

    static final String DAMAGED = "(damaged message)";

    private FhirMessages() {}

    /** Whether the patient wrote it, not somebody for the patient. */
    static boolean isByPatient(Message message) {
        return message.direction() == Direction.INCOMING && message.relation() == null;
    }

    static Communication message(RecordsThread thread, Message message, Patient patient) {
        var incoming = message.direction() == Direction.INCOMING;
        var practice = CurrentPractice.id();
        var sent =
                communication(thread, message.text(), patient)
                        .setSent(Date.from(message.sentAt()))
                        .setSender(
                                FhirPeople.reference(
                                        isByPatient(message) ? patient.id() : message.authorId()))
                        .addRecipient(FhirPeople.reference(incoming ? practice : patient.id()));
        sent.setId(message.id().toString());
        if (message.automatic()) {
            sent.addCategory(new CodeableConcept().setText("automatic answer"));
        }
        for (var file : message.files()) {
            sent.addPayload()
                    .setContent(
                            new Attachment()
                                    .setContentType(file.kind().contentType())
                                    .setTitle(file.name())
                                    .setSize(file.size())
                                    .setUrl("urn:uuid:" + file.id()));
        }
        return sent;
    }

    static Communication note(RecordsThread thread, InternalNote note, Patient patient) {
        var written =
                communication(thread, note.text(), patient)
                        .setSent(Date.from(note.writtenAt()))
                        .setSender(FhirPeople.reference(note.authorId()))
                        .addCategory(new CodeableConcept().setText("internal note"));
        written.setId(note.id().toString());
        return written;
    }

    private static Communication communication(
            RecordsThread thread, @Nullable String text, Patient patient) {
        var communication =
                new Communication()
                        .setStatus(
                                text == null
                                        ? CommunicationStatus.UNKNOWN
                                        : CommunicationStatus.COMPLETED)
                        .setSubject(FhirPeople.reference(patient.id()));
        communication.addIdentifier().setSystem("urn:postern:thread").setValue("" + thread.id());
        if (thread.subject() != null) {
            communication.setTopic(new CodeableConcept().setText(thread.subject()));
        }
        communication.addPayload().setContent(new StringType(text == null ? DAMAGED : text));
        return communication;
    }
}

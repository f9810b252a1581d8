package org.postern.records;

import ca.uhn.fhir.context.FhirContext;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.postern.attachment.Attachment;
import org.postern.attachment.Attachments;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Direction;
import org.postern.messaging.Message;
import org.postern.patient.Patient;
import org.postern.practice.Practices;
import org.postern.vault.DamagedText;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records as a FHIR R4 {@code Bundle}: each text byte for byte, each file in a {@code
 * Binary}. One text or a megabyte of one file is in memory at a time.
 */
@Component
class FhirRecords {

    private final Records records;
    private final Attachments files;
    private final Practices practices;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    FhirRecords(Records records, Attachments files, Practices practices, Clock clock) {
        this.records = records;
        this.files = files;
        this.practices = practices;
        this.clock = clock;
    }

    void write(Patient patient, RecordsRequest request, OutputStream out) {
        try (var bundle = json.createGenerator(out)) {
            bundle.writeStartObject();
            bundle.writeStringProperty("resourceType", "Bundle");
            bundle.writeStringProperty("type", "collection");
            bundle.writeStringProperty("timestamp", clock.instant().toString());
            bundle.writeName("entry");
            bundle.writeStartArray();
            var practice = practices.get(CurrentPractice.id());
            add(FhirPeople.practice(practice), bundle);
            add(FhirPeople.patient(patient), bundle);
            var people = new HashSet<UUID>();
            for (var threadId : records.threads(request)) {
                write(records.read(threadId, request), patient, people, bundle);
            }
            bundle.writeEndArray();
            bundle.writeEndObject();
        }
    }

    private void write(
            RecordsThread thread, Patient patient, Set<UUID> people, JsonGenerator bundle) {
        for (var message : thread.messages()) {
            var author = author(message, patient);
            if (people.add(author)) {
                addAuthor(message, patient, bundle);
            }
            add(FhirMessages.message(thread, message, patient), bundle);
            for (var file : message.files()) {
                addFile(file, bundle);
            }
        }
        for (var note : thread.notes()) {
            if (people.add(note.authorId())) {
                add(FhirPeople.practitioner(note.authorId(), note.authorName()), bundle);
            }
            add(FhirMessages.note(thread, note, patient), bundle);
        }
    }

    private static UUID author(Message message, Patient patient) {
        return FhirMessages.isByPatient(message) ? patient.id() : message.authorId();
    }

    private static void addAuthor(Message message, Patient patient, JsonGenerator bundle) {
        if (message.direction() == Direction.OUTGOING) {
            add(FhirPeople.practitioner(message.authorId(), message.authorName()), bundle);
        } else if (!FhirMessages.isByPatient(message)) {
            add(FhirPeople.relative(message, patient), bundle);
        }
    }

    // One that is held back as infected, or damaged, goes out with nobody. It is read once before
    // it goes out, to find that; and twice rather than kept.
    private void addFile(Attachment file, JsonGenerator bundle) {
        if (!file.isReady()) {
            return;
        }
        int length;
        try {
            length = FileInput.length(files, file.id());
        } catch (DamagedText e) {
            return;
        }
        startEntry(file.id().toString(), bundle);
        bundle.writeStartObject();
        bundle.writeStringProperty("resourceType", "Binary");
        bundle.writeStringProperty("id", file.id().toString());
        bundle.writeStringProperty("contentType", file.kind().contentType());
        bundle.writeName("data");
        bundle.writeBinary(new FileInput(files, file.id()), length);
        bundle.writeEndObject();
        bundle.writeEndObject();
    }

    private static void add(Resource resource, JsonGenerator bundle) {
        startEntry(resource.getIdPart(), bundle);
        bundle.writeRawValue(
                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
        bundle.writeEndObject();
    }

    private static void startEntry(String id, JsonGenerator bundle) {
        bundle.writeStartObject();
        bundle.writeStringProperty("fullUrl", "urn:uuid:" + id);
        bundle.writeName("resource");
    }
}

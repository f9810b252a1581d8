package org.postern.records;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
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
 * Binary}. One entry at a time is in memory.
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

    void write(Patient patient, RecordsRequest request, OutputStream out) throws IOException {
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
            RecordsThread thread, Patient patient, Set<UUID> people, JsonGenerator bundle)
            throws IOException {
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

    // One that is held back as infected, or damaged, goes out with nobody.
    private void addFile(Attachment file, JsonGenerator bundle) throws IOException {
        if (!file.isReady()) {
            return;
        }
        var content = new ByteArrayOutputStream(file.size());
        try {
            var part = files.part(file.id(), false, 0);
            for (var number = 1; part.length > 0; number++) {
                content.write(part);
                part = files.part(file.id(), false, number);
            }
        } catch (DamagedText e) {
            return;
        }
        var binary = new Binary().setContentType(file.kind().contentType());
        binary.setData(content.toByteArray());
        binary.setId(file.id().toString());
        add(binary, bundle);
    }

    private static void add(Resource resource, JsonGenerator bundle) {
        bundle.writeStartObject();
        bundle.writeStringProperty("fullUrl", "urn:uuid:" + resource.getIdPart());
        bundle.writeName("resource");
        bundle.writeRawValue(
                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
        bundle.writeEndObject();
    }
}

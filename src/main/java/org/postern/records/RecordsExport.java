package org.postern.records;

import java.io.IOException;
import java.io.OutputStream;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.patient.Patients;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exports one patient's conversations, whoever of the practice had them: a records request asks for
 * all. It is written piece by piece to where it goes, and nowhere else.
 */
@Service
public class RecordsExport {

    private final Records records;
    private final Patients patients;
    private final FhirRecords fhir;
    private final PdfRecords pdf;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    RecordsExport(
            Records records,
            Patients patients,
            FhirRecords fhir,
            PdfRecords pdf,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.records = records;
        this.patients = patients;
        this.fhir = fhir;
        this.pdf = pdf;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** How much there is. */
    public RecordsCount count(RecordsRequest request) {
        return records.count(request);
    }

    /** Records that it is exported now: before the first byte goes out. */
    public void record(RecordsRequest request, RecordsFormat format) {
        var what = format + (request.notes() ? " with notes, " : ", ");
        var counts = records.count(request).words();
        transaction.executeWithoutResult(
                status ->
                        audit.record(
                                AuditEvent.allowed(AuditAction.EXPORT_RECORDS)
                                        .patient(request.patientId())
                                        .because(what + counts)));
    }

    /** Writes it. */
    public void write(RecordsRequest request, RecordsFormat format, OutputStream out)
            throws IOException {
        var patient = patients.get(request.patientId());
        if (format == RecordsFormat.PDF) {
            pdf.write(patient, request, out);
        } else {
            fhir.write(patient, request, out);
        }
    }
}

package org.postern.patients;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.handout.Handouts;
import org.postern.patient.Patients;
import org.postern.records.RecordsExport;
import org.postern.records.RecordsFormat;
import org.postern.records.RecordsRequest;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Actions > Export for a records request. */
@AsksForProof
@Controller
@RequestMapping("/patients/{patientId}/export")
class PatientExport {

    private final Patients patients;
    private final RecordsExport export;
    private final Throttle throttle;
    private final Handouts handouts;

    PatientExport(Patients patients, RecordsExport export, Throttle throttle, Handouts handouts) {
        this.patients = patients;
        this.export = export;
        this.throttle = throttle;
        this.handouts = handouts;
    }

    @GetMapping
    String ask(@PathVariable UUID patientId, Model model) {
        return page(patientId, ExportForm.EMPTY, null, model);
    }

    /** The file itself, or the page again. */
    @PostMapping
    @Nullable String download(
            UserIdentity user,
            @PathVariable UUID patientId,
            ExportForm form,
            HttpServletResponse response,
            Model model)
            throws IOException {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var patient = patients.get(patientId);
        var problem = form.problem();
        if (problem == null && export.count(form.request(patientId)).threads() == 0) {
            problem = "There is no message in these days.";
        }
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patientId, form, problem, model);
        }
        try (var place = handouts.enter(user.id())) {
            var format = form.fileFormat();
            send(
                    form.request(patientId),
                    format,
                    format.fileName(patient.recordNumber()),
                    response);
        }
        return null;
    }

    private void send(
            RecordsRequest request,
            RecordsFormat format,
            String fileName,
            HttpServletResponse response)
            throws IOException {
        export.record(request, format);
        response.setContentType(format.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        export.write(request, format, handouts.paced(response.getOutputStream()));
    }

    private String page(UUID patientId, ExportForm form, @Nullable String problem, Model model) {
        model.addAttribute("patient", patients.open(patientId));
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        return "clinic/patient-export";
    }
}

package org.postern.live;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import org.postern.patient.PatientIdentity;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The event streams of both doors. */
@Controller
class EventStreams {

    private final Streams streams;

    EventStreams(Streams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/inbox/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter ofUser(
            UserIdentity user,
            @RequestParam(defaultValue = "0") long made,
            HttpServletRequest request) {
        var viewsOthers =
                user.account().viewOthers() != ViewOthers.NOBODY
                        || user.account().seesPracticeQueue();
        return streams.open(
                new Watcher(
                        request.getSession().getId(),
                        user.practiceId(),
                        true,
                        Set.of(user.id()),
                        viewsOthers),
                Instant.ofEpochMilli(made));
    }

    @GetMapping(path = "/portal/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter ofPatient(
            PatientIdentity patient,
            @RequestParam(defaultValue = "0") long made,
            HttpServletRequest request) {
        return streams.open(
                new Watcher(
                        request.getSession().getId(),
                        patient.practiceId(),
                        false,
                        Set.copyOf(patient.patientIds()),
                        false),
                Instant.ofEpochMilli(made));
    }
}

package org.postern.salvage;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.Upload;
import org.postern.attachment.Uploads;
import org.postern.audit.Actor;
import org.postern.compose.Composer;
import org.postern.compose.Composers;
import org.postern.compose.Drafts;
import org.postern.compose.FileLimits;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.web.Access;
import org.postern.web.Sessions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where a post lands that was refused because its session has ended. What was typed becomes its
 * owner's draft, with the files that came with it, nothing is sent, and the way leads through
 * sign-in back to it. Only forwards from the filter chain reach this address.
 */
@Controller
class KeptText {

    private final Composers composers;
    private final Drafts drafts;
    private final Uploads uploads;
    private final Throttle throttle;
    private final Practices practices;
    private final Access access;

    KeptText(
            Composers composers,
            Drafts drafts,
            Uploads uploads,
            Practices practices,
            Access access,
            Throttle throttle) {
        this.throttle = throttle;
        this.composers = composers;
        this.drafts = drafts;
        this.uploads = uploads;
        this.practices = practices;
        this.access = access;
    }

    @PostMapping("/kept-text")
    ResponseEntity<Void> keep(
            HttpServletRequest request,
            @RequestParam("composer") String sealed,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) String subject,
            @RequestParam(required = false) UUID to,
            @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        var practiceId =
                Composers.practiceOf(sealed)
                        .filter(this::exists)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return CurrentPractice.call(
                practiceId,
                () -> {
                    var composer = composers.read(sealed).filter(this::ownerHasAccess);
                    composer.ifPresent(found -> save(found, to, subject, text));
                    composer.ifPresent(found -> save(found, files));
                    return answer(request, practiceId, composer);
                });
    }

    private boolean exists(UUID practiceId) {
        return practices.all().stream().anyMatch(practice -> practice.id().equals(practiceId));
    }

    // Whose access has ended leaves nothing behind.
    private boolean ownerHasAccess(Composer composer) {
        return access.toMessages(
                CurrentPractice.id(),
                writer(composer),
                composer.ownerId(),
                composer.desk().patientId());
    }

    private static Actor.Kind writer(Composer composer) {
        return composer.desk().byUser() ? Actor.Kind.USER : Actor.Kind.ACCOUNT;
    }

    private void save(
            Composer composer, @Nullable UUID recipientId, @Nullable String subject, String text) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, composer.ownerId().toString());
        Actor.current()
                .as(writer(composer), composer.ownerId())
                .call(
                        () -> {
                            drafts.save(
                                    composer,
                                    recipientId,
                                    new Post(composer.clientToken(), 0, subject, text));
                            return true;
                        });
    }

    // A file that is refused is asked for again by the page that shows the text.
    private void save(Composer composer, @Nullable List<MultipartFile> files) {
        var limits = composer.desk().byUser() ? FileLimits.HIGHEST : FileLimits.USUAL;
        var chosen =
                Optional.ofNullable(files).orElse(List.of()).stream()
                        .filter(file -> !file.isEmpty())
                        .map(KeptText::upload)
                        .toList();
        chosen.forEach(
                file -> throttle.countAndCheck(AttemptLimit.FILES, composer.ownerId().toString()));
        uploads.add(composer, chosen, limits);
    }

    private static Upload upload(MultipartFile file) {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return new Upload(name, file.getSize(), file::getInputStream);
    }

    private ResponseEntity<Void> answer(
            HttpServletRequest request, UUID practiceId, Optional<Composer> composer) {
        if (Sessions.isFetch(request)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        var practice = practices.get(practiceId);
        var byUser = composer.map(found -> found.desk().byUser()).orElse(false);
        var address =
                (byUser ? practice.clinicPath() : practice.portalPath())
                        + "?to="
                        + composer.map(KeptText::place)
                                .orElse(byUser ? "/inbox" : "/portal/messages")
                        + (composer.isPresent() ? "&kept" : "");
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", address).build();
    }

    private static String place(Composer composer) {
        var threadId = composer.desk().threadId();
        if (composer.desk().byUser()) {
            return threadId == null
                    ? "/patients/" + composer.desk().patientId() + "/messages"
                    : "/inbox/threads/" + threadId;
        }
        // The draft knows whom a new conversation was to be with.
        return threadId == null
                ? "/portal/messages/draft?for=" + composer.desk().patientId()
                : "/portal/threads/" + threadId;
    }
}

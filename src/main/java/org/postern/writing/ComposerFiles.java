package org.postern.writing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.attachment.Attachments;
import org.postern.attachment.FileProblem;
import org.postern.attachment.Upload;
import org.postern.attachment.Uploads;
import org.postern.compose.Composer;
import org.postern.compose.Composers;
import org.postern.compose.Desk;
import org.postern.compose.EntryKind;
import org.postern.compose.FileLimits;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.signin.TooManyAttempts;
import org.springframework.stereotype.Service;

/** Takes the files of composers' posts, for both doors. Called outside transactions. */
@Service
public class ComposerFiles {

    private final Composers composers;
    private final Uploads uploads;
    private final Attachments attachments;
    private final Throttle throttle;

    ComposerFiles(
            Composers composers, Uploads uploads, Attachments attachments, Throttle throttle) {
        this.composers = composers;
        this.uploads = uploads;
        this.attachments = attachments;
        this.throttle = throttle;
    }

    /** Where a form's composer writes; nothing when it is another's, or too old. */
    public Optional<Desk> desk(UUID ownerId, ComposerForm form) {
        return composers
                .read(form.composer())
                .map(Composer::desk)
                .filter(desk -> desk.ownerId().equals(ownerId) && desk.kind() == EntryKind.MESSAGE);
    }

    /** Takes what a post brings, and takes away what it wants removed. */
    public FilesTaken take(Desk desk, ComposerForm form, FilesForm files, FileLimits limits) {
        return composers
                .read(form.composer())
                .filter(found -> found.fits(desk))
                .map(found -> take(found, files, limits))
                .orElse(FilesTaken.NONE);
    }

    /**
     * Takes what a page uploads by itself, and gives what is there then; the answer gets the status
     * of a refusal.
     */
    public FilesPage uploaded(
            Desk desk,
            ComposerForm form,
            FilesForm files,
            FileLimits limits,
            HttpServletResponse response) {
        var taken = take(desk, form, files, limits);
        taken.refusal().ifPresent(refusal -> RefusedPost.answer(response, Optional.of(refusal)));
        return page(desk, taken.problems(), limits);
    }

    private FilesTaken take(Composer composer, FilesForm files, FileLimits limits) {
        var removed = files.removedIds();
        attachments.remove(composer.ownerId(), removed);
        var outcome = add(composer, files.uploads(), limits);
        var ids = new LinkedHashSet<>(files.attachedIds());
        removed.forEach(ids::remove);
        ids.addAll(outcome.added());
        return new FilesTaken(List.copyOf(ids), outcome.added(), outcome.problems());
    }

    private Uploads.Outcome add(Composer composer, List<Upload> files, FileLimits limits) {
        try {
            for (var file : files) {
                throttle.countAndCheck(AttemptLimit.FILES, composer.ownerId().toString());
            }
        } catch (TooManyAttempts e) {
            var name = files.get(0).name();
            return new Uploads.Outcome(
                    List.of(), List.of(new FileProblem(FileProblem.Reason.QUOTA, name, 0)));
        }
        return files.isEmpty()
                ? new Uploads.Outcome(List.of(), List.of())
                : uploads.add(composer, files, limits);
    }

    /**
     * After a send: what this post brought and an earlier post of the same message sent already is
     * not kept a second time.
     */
    public void sent(UUID ownerId, FilesTaken taken) {
        attachments.remove(ownerId, taken.added());
    }

    /** The files of a composer as a page shows them. */
    public FilesPage page(Desk desk, List<FileProblem> problems, FileLimits limits) {
        return new FilesPage(attachments.at(desk), problems, limits);
    }
}

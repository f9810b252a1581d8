package org.postern.writing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.FileProblem;
import org.postern.compose.Composer;
import org.postern.compose.Composers;
import org.postern.compose.Desk;
import org.postern.compose.Draft;
import org.postern.compose.Drafts;
import org.postern.compose.EntryKind;
import org.postern.compose.FileLimits;
import org.postern.compose.Post;
import org.postern.messaging.SendOutcome;
import org.postern.wording.Words;
import org.springframework.stereotype.Service;

/** Opens composers, takes their posts, and shows a refused one again with all that was typed. */
@Service
public class ComposerPages {

    private static final FilesPage NO_FILES =
            new FilesPage(List.of(), List.of(), new FileLimits(0, 0));

    private final Composers composers;
    private final Drafts drafts;
    private final ComposerFiles files;

    ComposerPages(Composers composers, Drafts drafts, ComposerFiles files) {
        this.composers = composers;
        this.drafts = drafts;
        this.files = files;
    }

    /** A new composer, with the writer's draft if there is one. */
    public ComposerPage open(Desk desk, int seen, int limit) {
        var draft = drafts.find(desk);
        return new ComposerPage(
                seal(desk),
                seen,
                draft.map(found -> Objects.requireNonNullElse(found.subject(), "")).orElse(""),
                draft.map(found -> found.text()).orElse(""),
                limit,
                null,
                null,
                null,
                draft.map(found -> found.updatedAt()).orElse(null),
                files(desk, List.of()));
    }

    /** What the writer has typed there and not sent. */
    public Optional<Draft> draft(Desk desk) {
        return drafts.find(desk);
    }

    /** The post of a form; nothing when its composer is not this writer's, or is too old. */
    public Optional<Post> post(Desk desk, ComposerForm form) {
        return composers
                .read(form.composer())
                .filter(found -> found.fits(desk))
                .map(
                        found ->
                                new Post(
                                        found.clientToken(),
                                        form.seen(),
                                        form.subject(),
                                        form.textOrEmpty(),
                                        found.advised(),
                                        List.of()));
    }

    /** Whether a form's page showed advice for emergencies. */
    public boolean isAdvised(ComposerForm form) {
        return composers.read(form.composer()).filter(Composer::advised).isPresent();
    }

    /** The page of a composer that was sealed before, which shows advice for emergencies now. */
    public Optional<ComposerPage> reopened(Desk desk, ComposerPage page, String sealed) {
        return composers
                .read(sealed)
                .filter(found -> found.fits(desk))
                .map(found -> page.withSeal(composers.advised(found)));
    }

    /** The same composer, on a page that shows advice for emergencies. */
    public ComposerPage advised(ComposerPage page) {
        return composers
                .read(page.sealed())
                .map(found -> page.withSeal(composers.advised(found)))
                .orElse(page);
    }

    /**
     * Keeps what a form holds as the writer's draft.
     *
     * @return whether its composer was this writer's and not too old
     */
    public boolean saveDraft(Desk desk, ComposerForm form) {
        return composers
                .read(form.composer())
                .filter(found -> found.fits(desk))
                .map(
                        found -> {
                            var post =
                                    new Post(
                                            found.clientToken(),
                                            0,
                                            form.subject(),
                                            form.textOrEmpty());
                            drafts.save(found, form.to(), post);
                            return true;
                        })
                .orElse(false);
    }

    /**
     * Keeps what a form holds as its writer's draft, wherever its place is now.
     *
     * @return whether there was something to keep
     */
    public boolean keep(UUID ownerId, ComposerForm form) {
        var composer =
                composers.read(form.composer()).filter(found -> found.ownerId().equals(ownerId));
        if (composer.isEmpty() || form.textOrEmpty().isBlank()) {
            return false;
        }
        var post = new Post(composer.get().clientToken(), 0, form.subject(), form.textOrEmpty());
        drafts.save(composer.get(), form.to(), post);
        return true;
    }

    /**
     * The composer of something else than a message again, after a refused post.
     *
     * @param problem what is wrong with the text; null when nothing is
     * @param notice what the writer must know; null when nothing. With one, the form is sent anew
     */
    public ComposerPage again(
            Desk desk,
            ComposerForm form,
            int limit,
            @Nullable String problem,
            @Nullable String notice) {
        var sealed = form.composer();
        return new ComposerPage(
                sealed == null || notice != null ? seal(desk) : sealed,
                0,
                "",
                form.textOrEmpty(),
                limit,
                problem,
                null,
                notice,
                null,
                NO_FILES);
    }

    /**
     * The composer again after a refused post: everything typed is in it.
     *
     * @param outcome why it was refused; null when its composer was too old
     * @param seen the seq of the newest message that is on the page now
     * @param words the texts in the language of the page
     */
    public ComposerPage again(
            Desk desk,
            ComposerForm form,
            @Nullable SendOutcome outcome,
            int seen,
            int limit,
            Words words) {
        var sealed = form.composer();
        // Under a used or unknown client token this text could never be sent.
        var used = outcome == null || outcome instanceof SendOutcome.SentBefore;
        return new ComposerPage(
                sealed == null || used ? seal(desk) : sealed,
                seen,
                Objects.requireNonNullElse(form.subject(), ""),
                form.textOrEmpty(),
                limit,
                Refusals.ofText(outcome, form.textOrEmpty(), words),
                Refusals.ofSubject(outcome, words),
                Refusals.notice(outcome, words),
                null,
                files(
                        desk,
                        outcome instanceof SendOutcome.BadFiles bad ? bad.problems() : List.of()));
    }

    private FilesPage files(Desk desk, List<FileProblem> problems) {
        return desk.kind() == EntryKind.NOTE
                ? NO_FILES
                : files.page(desk, problems, desk.byUser() ? FileLimits.HIGHEST : FileLimits.USUAL);
    }

    private String seal(Desk desk) {
        return composers.open(desk);
    }
}

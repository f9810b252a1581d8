package org.postern.writing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.Upload;
import org.springframework.web.multipart.MultipartFile;

/**
 * What a composer's form posts of files.
 *
 * @param files those that were chosen and not uploaded yet
 * @param attached the ids of those that stood on the page, with commas between, as they came
 * @param remove the ids of those that are to be taken away, as they came
 */
public record FilesForm(
        @Nullable List<MultipartFile> files,
        @Nullable String attached,
        @Nullable List<String> remove) {

    // A browser sends an empty file without a name where none was chosen.
    List<Upload> uploads() {
        return Optional.ofNullable(files).orElse(List.of()).stream()
                .filter(file -> !file.isEmpty() || !name(file).isEmpty())
                .map(file -> new Upload(name(file), file.getSize(), file::getInputStream))
                .toList();
    }

    private static String name(MultipartFile file) {
        return Optional.ofNullable(file.getOriginalFilename()).orElse("");
    }

    List<UUID> attachedIds() {
        return attached == null ? List.of() : ids(Arrays.asList(attached.split(",")));
    }

    List<UUID> removedIds() {
        return remove == null ? List.of() : ids(remove);
    }

    private static List<UUID> ids(List<String> typed) {
        return typed.stream().map(FilesForm::id).flatMap(Optional::stream).distinct().toList();
    }

    private static Optional<UUID> id(String typed) {
        try {
            return Optional.of(UUID.fromString(typed.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

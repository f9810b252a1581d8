package org.postern.mysettings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.compose.FileLimits;

/** How many files patients can attach, as it is typed. */
public record FileLimitsForm(String files, String megabytes) {

    /** A field that is missing from a post is an empty one. */
    public FileLimitsForm(@Nullable String files, @Nullable String megabytes) {
        this.files = Objects.requireNonNullElse(files, "").strip();
        this.megabytes = Objects.requireNonNullElse(megabytes, "").strip();
    }

    static FileLimitsForm of(FileLimits limits) {
        return new FileLimitsForm(
                String.valueOf(limits.most()), String.valueOf(limits.megabytes()));
    }

    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        if (!files.isEmpty() && number(files, 0, FileLimits.HIGHEST.most()).isEmpty()) {
            problems.put("files", "Enter a number from 0 to 10. With 0 patients send no files.");
        }
        if (!megabytes.isEmpty()
                && number(megabytes, 1, FileLimits.HIGHEST.megabytes()).isEmpty()) {
            problems.put("megabytes", "Enter a number from 1 to 10.");
        }
        return problems;
    }

    FileLimits limits() {
        return new FileLimits(
                number(files, 0, FileLimits.HIGHEST.most()).orElse(FileLimits.USUAL.most()),
                number(megabytes, 1, FileLimits.HIGHEST.megabytes())
                        .orElse(FileLimits.USUAL.megabytes()));
    }

    private static Optional<Integer> number(String typed, int lowest, int highest) {
        return typed.matches("[0-9]{1,4}")
                ? Optional.of(Integer.valueOf(typed))
                        .filter(number -> number >= lowest && number <= highest)
                : Optional.empty();
    }
}

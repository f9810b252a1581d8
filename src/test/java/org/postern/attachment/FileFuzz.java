package org.postern.attachment;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Any name becomes a safe one, and any bytes of a PDF are judged. */
public final class FileFuzz {

    private static final int LONGEST = 110;

    private FileFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        var kind = data.pickValue(FileKind.values());
        var name = FileName.of(data.consumeString(400), kind);
        if (name.isBlank()
                || name.length() > LONGEST
                || name.startsWith(".")
                || name.chars().anyMatch(one -> one < ' ' || "/\\:\"<>|?*".indexOf(one) >= 0)) {
            throw new IllegalStateException("an unsafe name");
        }
        PdfCheck.problem(data.consumeRemainingAsBytes());
    }
}

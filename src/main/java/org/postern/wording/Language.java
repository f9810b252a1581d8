package org.postern.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language in which the portal speaks. */
public enum Language {
    ENGLISH("en", "English", Locale.ENGLISH),
    SPANISH("es", "Español", Locale.forLanguageTag("es"));

    private final String code;
    private final String ownName;
    private final Locale locale;

    Language(String code, String ownName, Locale locale) {
        this.code = code;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** Its code by BCP 47, as pages, cookies and the database name it: "en". */
    public String code() {
        return code;
    }

    /** What its speakers call it: "Español". */
    public String ownName() {
        return ownName;
    }

    /** How dates and numbers are written in it. */
    public Locale locale() {
        return locale;
    }

    /** The language of this code, if there is one. */
    public static Optional<Language> of(@Nullable String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /**
     * The one that suits a browser best.
     *
     * @param acceptLanguage the header's value (RFC 9110, 12.5.4); null, broken, or naming none of
     *     ours gives English
     */
    public static Language suiting(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return ENGLISH;
        }
        try {
            var known = Arrays.stream(values()).map(Language::locale).toList();
            var found =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.copyOf(known));
            return of(found == null ? null : found.getLanguage()).orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }
}

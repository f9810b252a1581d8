package org.postern.wording;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one language, from {@code wording/FEATURE_LANGUAGE.properties}: UTF-8, each an ICU
 * message ({@code {0,plural,one{# message} other{# messages}}}).
 */
public final class Words {

    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, new Words(language, WordingFiles.read(language)));
        }
    }

    private final Language language;
    private final Map<String, String> texts;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Words(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The texts of a language. */
    public static Words of(Language language) {
        var words = ALL.get(language);
        if (words == null) {
            throw new IllegalStateException("no texts of " + language);
        }
        return words;
    }

    /** The language that they are of. */
    public Language language() {
        return language;
    }

    /**
     * The text of a key.
     *
     * @param values what stands at {@code {0}}, {@code {1}} and so on. Numbers are written as the
     *     language writes them
     * @throws IllegalArgumentException when there is no such key
     */
    public String say(String key, Object... values) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        if (values.length == 0 && text.indexOf('{') < 0) {
            return text;
        }
        var format = formats.computeIfAbsent(key, any -> new MessageFormat(text, icuLocale()));
        // A format keeps state while it works.
        return ((MessageFormat) format.clone()).format(values);
    }

    /** All texts whose keys begin so, by the rest of their keys; as they stand in the file. */
    public Map<String, String> beginning(String prefix) {
        var found = new TreeMap<String, String>();
        texts.forEach(
                (key, text) -> {
                    if (key.startsWith(prefix)) {
                        found.put(key.substring(prefix.length()), text);
                    }
                });
        return found;
    }

    private ULocale icuLocale() {
        return ULocale.forLocale(language.locale());
    }
}

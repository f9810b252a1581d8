package org.postern.wording;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the texts of a language from all features' files. */
final class WordingFiles {

    private WordingFiles() {}

    static Map<String, String> read(Language language) {
        var texts = new HashMap<String, String>();
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:wording/*_" + language.code() + ".properties");
            for (var file : files) {
                var properties = new Properties();
                try (var reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> add(texts, (String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the texts of " + language, e);
        }
        return Map.copyOf(texts);
    }

    private static void add(Map<String, String> texts, String key, String text) {
        if (texts.put(key, text) != null) {
            throw new IllegalStateException("two texts " + key);
        }
    }
}

package org.postern.records;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Font files on the server for signs that Postern's own font lacks: those that {@code
 * postern.pdf-fonts} names, and those of Chinese, Japanese and Korean and of emoji where Debian
 * puts them (packages fonts-noto-cjk, fonts-wqy-microhei, fonts-symbola). A file that cannot be
 * used is passed over, and the log says so.
 */
@Component
class FurtherFonts {

    private static final Logger LOG = LoggerFactory.getLogger(FurtherFonts.class);

    // Of a collection, the first font.
    private static final Pattern COLLECTION = Pattern.compile("(.*\\.ttc)(,\\d+)?");

    private static final List<String> USUAL =
            List.of(
                    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
                    "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf");

    private final List<String> files;

    FurtherFonts(@Value("${postern.pdf-fonts:}") List<String> named) {
        var stripped = named.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
        stripped.stream()
                .filter(name -> !exists(name))
                .forEach(
                        name ->
                                LOG.warn(
                                        "postern.pdf-fonts names {}, where no file can be read",
                                        name));
        files = Stream.concat(stripped.stream(), USUAL.stream()).filter(this::exists).toList();
    }

    private boolean exists(String name) {
        var collection = COLLECTION.matcher(name);
        return Files.isReadable(Path.of(collection.matches() ? collection.group(1) : name));
    }

    /** For one document. No file is read before a sign asks for it. */
    Opened open() {
        return new Opened(new ArrayDeque<>(files));
    }

    /** The fonts that one document has asked for. */
    static final class Opened {

        private final Queue<String> unread;
        private final List<BaseFont> fonts = new ArrayList<>();

        private Opened(Queue<String> unread) {
            this.unread = unread;
        }

        /** The first font that has a sign. */
        Optional<BaseFont> having(int sign) {
            var known = fonts.stream().filter(font -> font.charExists(sign)).findFirst();
            while (known.isEmpty() && !unread.isEmpty()) {
                known = read(unread.remove()).filter(font -> font.charExists(sign));
            }
            return known;
        }

        private Optional<BaseFont> read(String file) {
            var collection = COLLECTION.matcher(file);
            var first = collection.matches() && collection.group(2) == null;
            try {
                var font =
                        BaseFont.createFont(
                                first ? file + ",0" : file,
                                BaseFont.IDENTITY_H,
                                BaseFont.EMBEDDED,
                                false,
                                null,
                                null);
                fonts.add(font);
                return Optional.of(font);
            } catch (IOException | DocumentException e) {
                LOG.warn("The font {} cannot be used: {}", file, e.getMessage());
                return Optional.empty();
            }
        }
    }
}

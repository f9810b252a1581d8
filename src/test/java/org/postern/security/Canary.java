package org.postern.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * A stem that occurs nowhere else, for words of which each says in which field it was typed, and
 * the search for it in bytes: in either case, as UTF-8, UTF-16, hexadecimal digits and Base64.
 */
final class Canary {

    private final String stem;
    private final Map<String, byte[]> forms = new LinkedHashMap<>();
    private final boolean[] begins = new boolean[256];

    /** A new one: the files of no other run hold it. */
    Canary() {
        stem =
                new Random()
                        .ints(10, 'a', 'z' + 1)
                        .mapToObj(letter -> String.valueOf((char) letter))
                        .collect(Collectors.joining("", "zq", ""));
        forms.put("UTF-8", stem.getBytes(UTF_8));
        forms.put("UTF-16LE", stem.getBytes(UTF_16LE));
        forms.put("UTF-16BE", stem.getBytes(UTF_16BE));
        forms.put("hex", HexFormat.of().formatHex(stem.getBytes(UTF_8)).getBytes(UTF_8));
        for (var before = 0; before < 3; before++) {
            forms.put("Base64." + before, inBase64(before));
        }
        forms.values().forEach(form -> begins[form[0] & 0xff] = true);
    }

    // The digits that are the stem's alone, when so many bytes stand before it.
    private byte[] inBase64(int before) {
        var bytes = ("\0".repeat(before) + stem).getBytes(UTF_8);
        var digits = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return digits.substring(before == 0 ? 0 : before + 1, bytes.length * 8 / 6)
                .toLowerCase(Locale.ROOT)
                .getBytes(UTF_8);
    }

    /** The word that is typed in this field. */
    String word(String field) {
        return stem + field;
    }

    /** Where it stands in these bytes, with what stands around it. */
    List<String> in(String place, byte[] bytes) {
        var hits = new ArrayList<String>();
        for (var at = 0; at < bytes.length; at++) {
            if (begins[lower(bytes[at]) & 0xff]) {
                for (var form : forms.entrySet()) {
                    if (stands(form.getValue(), bytes, at)) {
                        hits.add(place + " (" + form.getKey() + "): " + around(bytes, at));
                    }
                }
            }
        }
        return hits;
    }

    List<String> in(String place, String text) {
        return in(place, text.getBytes(UTF_8));
    }

    /**
     * In every file below a directory that was written to since. A file that goes away meanwhile is
     * passed over.
     */
    List<String> in(Path directory, Instant since) throws IOException {
        var hits = new ArrayList<String>();
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of)
                            throws IOException {
                        if (of.isRegularFile()
                                && of.lastModifiedTime().toInstant().isAfter(since)) {
                            hits.addAll(read(file));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return hits;
    }

    private List<String> read(Path file) throws IOException {
        try {
            return in(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** In everything that a ZIP file holds. */
    List<String> inZip(Path file) throws IOException {
        var hits = new ArrayList<String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (InputStream content = zip.getInputStream(entry)) {
                    hits.addAll(in(entry.getName(), content.readAllBytes()));
                }
            }
        }
        return hits;
    }

    private static boolean stands(byte[] form, byte[] bytes, int at) {
        if (at + form.length > bytes.length) {
            return false;
        }
        for (var next = 0; next < form.length; next++) {
            if (lower(bytes[at + next]) != form[next]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
    }

    private static String around(byte[] bytes, int at) {
        var from = Math.max(0, at - 40);
        return new String(bytes, from, Math.min(120, bytes.length - from), ISO_8859_1)
                .replaceAll("[^\\x20-\\x7e]", ".");
    }
}

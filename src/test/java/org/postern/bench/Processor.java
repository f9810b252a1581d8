package org.postern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processor time that processes have taken, from {@code /proc}, in milliseconds. */
record Processor(long server, long postmaster) {

    // USER_HZ is 100 on every Linux that runs here.
    private static final double TICK = 10;

    /** Of the server's JVM. */
    double ofServer() {
        var stat = stat(Path.of("/proc", String.valueOf(server), "stat"));
        return (number(stat, 11) + number(stat, 12)) * TICK;
    }

    /** Of all processes of PostgreSQL, also those that have ended since. */
    double ofPostgres() {
        var own = stat(Path.of("/proc", String.valueOf(postmaster), "stat"));
        var ticks = number(own, 11) + number(own, 12) + number(own, 13) + number(own, 14);
        for (var other : processes()) {
            if (number(other, 1) == postmaster) {
                ticks += number(other, 11) + number(other, 12);
            }
        }
        return ticks * TICK;
    }

    double ofBoth() {
        return ofServer() + ofPostgres();
    }

    private static List<String[]> processes() {
        var all = new ArrayList<String[]>();
        try (var folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var folder : folders) {
                var stat = stat(folder.resolve("stat"));
                if (stat.length > 14) {
                    all.add(stat);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    // The fields behind the name, which may hold anything: state, parent …
    private static String[] stat(Path file) {
        try {
            var text = Files.readString(file);
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }

    private static long number(String[] stat, int field) {
        return Long.parseLong(stat[field].strip());
    }
}

package org.postern.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which browser on which system, in plain words: "Firefox", "Windows". Both are product names, the
 * same in every language; empty where unknown.
 */
public record BrowserName(String browser, String system) {

    // In this order: most browsers claim to be others, too.
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser", "Samsung Internet");
        BROWSERS.put("FxiOS", "Firefox");
        BROWSERS.put("Firefox", "Firefox");
        BROWSERS.put("CriOS", "Chrome");
        BROWSERS.put("Chrome", "Chrome");
        BROWSERS.put("Safari", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("CrOS", "Chromebook");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS", "Mac");
        SYSTEMS.put("Linux", "Linux");
    }

    /** Reads what a browser says of itself. */
    public static BrowserName of(@Nullable String userAgent) {
        var said = userAgent == null ? "" : userAgent;
        return new BrowserName(first(BROWSERS, said), first(SYSTEMS, said));
    }

    /** Reads what {@link #toString} has written. */
    public static BrowserName parse(@Nullable String stored) {
        var parts = stored == null ? new String[] {""} : stored.split("\\|", 2);
        return new BrowserName(parts[0], parts.length > 1 ? parts[1] : "");
    }

    private static String first(Map<String, String> names, String said) {
        return names.entrySet().stream()
                .filter(name -> said.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** Whether both are known. */
    public boolean isKnown() {
        return !browser.isEmpty() && !system.isEmpty();
    }

    @Override
    public String toString() {
        return browser + "|" + system;
    }
}

package org.postern.admin;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The time zones to choose from, by part of the world. */
final class ZoneChoices {

    private static final List<String> USUAL =
            List.of(
                    "America/New_York",
                    "America/Chicago",
                    "America/Denver",
                    "America/Phoenix",
                    "America/Los_Angeles",
                    "America/Anchorage",
                    "Pacific/Honolulu");

    private static final String REGIONS =
            "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*";

    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("HH:mm, 'UTC'xxx", Locale.ENGLISH);

    private static final Map<String, List<String>> GROUPS = groups();

    private ZoneChoices() {}

    private static Map<String, List<String>> groups() {
        var byRegion = new TreeMap<String, TreeSet<String>>();
        for (var id : ZoneId.getAvailableZoneIds()) {
            if (id.matches(REGIONS)) {
                byRegion.computeIfAbsent(
                                id.substring(0, id.indexOf('/')), region -> new TreeSet<>())
                        .add(id);
            }
        }
        var groups = new LinkedHashMap<String, List<String>>();
        groups.put("United States", USUAL);
        byRegion.forEach(
                (region, zones) ->
                        groups.put(
                                region, zones.stream().filter(id -> !USUAL.contains(id)).toList()));
        groups.put("Other", List.of("UTC"));
        return groups;
    }

    /** By group: each zone's id, and its name with the time that it is there. */
    static Map<String, Map<String, String>> at(Instant now, String chosen) {
        var choices = new LinkedHashMap<String, Map<String, String>>();
        if (GROUPS.values().stream().noneMatch(zones -> zones.contains(chosen))
                && ZoneId.getAvailableZoneIds().contains(chosen)) {
            choices.put("Now", named(List.of(chosen), now));
        }
        GROUPS.forEach((group, zones) -> choices.put(group, named(zones, now)));
        return choices;
    }

    private static Map<String, String> named(List<String> zones, Instant now) {
        var named = new LinkedHashMap<String, String>();
        for (var id : zones) {
            var city = id.substring(id.indexOf('/') + 1).replace('_', ' ').replace("/", ", ");
            named.put(id, city + " (" + NOW.format(now.atZone(ZoneId.of(id))) + ")");
        }
        return named;
    }
}

package org.postern.roster;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.time.LocalDate;

/** A roster, whatever it holds, is read or refused in words. */
public final class RosterFuzz {

    private RosterFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        var start =
                data.pickValue(
                        new String[] {
                            "",
                            "mrn,given,family,dob,email\n",
                            "Record number;First name;Last name;Birth date\n",
                            "{\"resourceType\":\"Patient\",\"id\":\"1\",",
                            "{\"resourceType\":\"Patient\"}\n"
                        });
        var rest = data.consumeRemainingAsBytes();
        var begin = start.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var file = java.util.Arrays.copyOf(begin, begin.length + rest.length);
        System.arraycopy(rest, 0, file, begin.length, rest.length);
        var reading = new RosterReading(LocalDate.of(2026, 11, 29));
        try {
            var text = RosterText.of(file);
            if (text.isJson()) {
                new FhirRoster(text.lines()).read(reading);
            } else {
                new CsvRoster(text.lines()).read(reading);
            }
        } catch (RosterRefused e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new IllegalStateException("refused without a word");
            }
        }
    }
}

package org.postern.roster;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Reads a roster from FHIR R4 {@code Patient} resources, one a line (ndjson). */
class FhirRoster {

    // Numbers of other offices: not the practice's own.
    private static final Set<String> FOREIGN = Set.of("SS", "DL", "PPN", "TAX", "NI", "SB", "MC");

    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");
    // Its digits would fill the memory once they are written out.
    private static final Pattern HUGE_NUMBER = Pattern.compile("[0-9][eE][+-]?[0-9]{3}");

    private final List<String> lines;

    FhirRoster(List<String> lines) {
        this.lines = lines;
    }

    void read(RosterReading reading) {
        refuseOneDocument();
        // Logs nothing: what it finds strange would be quoted.
        var parser =
                FhirContext.forR4Cached()
                        .newJsonParser()
                        .setParserErrorHandler(
                                new LenientErrorHandler(false).setErrorOnInvalidValue(false));
        for (var at = 0; at < lines.size(); at++) {
            if (!lines.get(at).isBlank()) {
                read(at + 1, parser, reading);
            }
        }
    }

    // Odd values break the parser and its model in many ways; whatever one line does, others stay.
    private void read(int line, IParser parser, RosterReading reading) {
        var text = lines.get(line - 1);
        if (HUGE_NUMBER.matcher(STRINGS.matcher(text).replaceAll("")).find()) {
            reading.refuse(line, null, "The line holds a number that is too large to be read.");
            return;
        }
        try {
            read(line, parser.parseResource(text), reading);
        } catch (RuntimeException e) {
            reading.refuse(line, null, "The line is no FHIR R4 resource that can be read.");
        }
    }

    private void refuseOneDocument() {
        var first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (!first.stripTrailing().endsWith("}")) {
            throw new RosterRefused(
                    "This JSON goes over several lines. Postern reads FHIR ndjson: one Patient"
                            + " resource a line.");
        }
    }

    private static void read(int line, Object resource, RosterReading reading) {
        if (!(resource instanceof Patient patient)) {
            reading.refuse(line, null, "The line holds no Patient resource.");
        } else if (Boolean.FALSE.equals(patient.getActiveElement().getValue())) {
            var who = row(line, patient).who();
            reading.refuse(line, who, "The record is marked as not active, and is left out.");
        } else {
            reading.add(row(line, patient));
        }
    }

    private static RawRow row(int line, Patient patient) {
        var name = name(patient).orElseGet(HumanName::new);
        return new RawRow(
                line,
                number(patient).orElse(""),
                name.getGivenAsSingleString().strip(),
                text(name.getFamily()),
                text(patient.getBirthDateElement().getValueAsString()),
                email(patient).orElse(""),
                patient.getDeceased() instanceof PrimitiveType<?> deceased
                        ? text(deceased.getValueAsString())
                        : "");
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value.strip();
    }

    // The medical record number if one is marked as such, else the first that may be one.
    private static Optional<String> number(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(one -> one.getValue() != null && !isOld(one) && !isForeign(one))
                .min(Comparator.comparing(one -> hasType(one, Set.of("MR")) ? 0 : 1))
                .map(one -> one.getValue().strip());
    }

    private static boolean isOld(Identifier identifier) {
        return identifier.getUse() == Identifier.IdentifierUse.OLD;
    }

    private static boolean isForeign(Identifier identifier) {
        return hasType(identifier, FOREIGN);
    }

    private static boolean hasType(Identifier identifier, Set<String> codes) {
        return identifier.getType().getCoding().stream()
                .anyMatch(coding -> coding.hasCode() && codes.contains(coding.getCode()));
    }

    private static Optional<HumanName> name(Patient patient) {
        return patient.getName().stream().min(Comparator.comparing(FhirRoster::rank));
    }

    private static int rank(HumanName name) {
        var use = name.getUse();
        if (use == null) {
            return 2;
        }
        return switch (use) {
            case OFFICIAL -> 0;
            case USUAL -> 1;
            default -> 3;
        };
    }

    private static Optional<String> email(Patient patient) {
        return patient.getTelecom().stream()
                .filter(
                        one ->
                                one.getSystem() == ContactPoint.ContactPointSystem.EMAIL
                                        && one.getUse() != ContactPoint.ContactPointUse.OLD
                                        && one.getValue() != null)
                .min(Comparator.comparing(one -> one.hasRank() ? one.getRank() : 9))
                .map(one -> one.getValue().strip());
    }
}

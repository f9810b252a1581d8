package org.postern.records;

/** What records are written as. */
public enum RecordsFormat {
    PDF("application/pdf", "pdf"),
    FHIR("application/fhir+json", "json");

    private final String contentType;
    private final String ending;

    RecordsFormat(String contentType, String ending) {
        this.contentType = contentType;
        this.ending = ending;
    }

    /** What the file is served as. */
    public String contentType() {
        return contentType;
    }

    /** The name of the file: with the number of the record, for a name is seen in many places. */
    public String fileName(String recordNumber) {
        var number = recordNumber.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return (number.isEmpty() ? "patient-records" : "patient-records-" + number) + "." + ending;
    }
}

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

    /** The name of the file: that of no patient, for it is seen in many places. */
    public String fileName() {
        return "patient-records." + ending;
    }
}

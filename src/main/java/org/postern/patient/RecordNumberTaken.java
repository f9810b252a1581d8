package org.postern.patient;

/** Another patient of the practice has this record number. */
public class RecordNumberTaken extends RuntimeException {}

package org.postern.patient;

/** There is no such patient in this practice. */
public class PatientNotFound extends RuntimeException {}

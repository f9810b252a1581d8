package org.postern.patients;

import org.postern.patient.Patient;
import org.postern.patient.PortalStatus;

/** A patient in a list, and how the patient stands with the portal. */
public record PatientRow(Patient patient, PortalStatus portal) {}

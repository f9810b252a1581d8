package org.postern.portal;

import java.util.List;
import org.postern.urgent.EmergencyNumber;

/**
 * "Is this an emergency?"
 *
 * @param sendable whether the message can be sent as it stands; else only the numbers are named
 * @param numbers the practice's own; none for the usual ones
 */
public record UrgentQuestion(boolean sendable, List<EmergencyNumber> numbers) {}

package org.postern.stepup;

import java.util.Map;
import org.postern.factor.Factors;

/**
 * The page that asks.
 *
 * @param email with which the person signs in, for password managers
 * @param to the page to go on to
 * @param kept the sealed form to go on with; empty for none
 * @param problems what is wrong, by field; under "" what is about none
 */
public record ProofView(
        String email, Factors factors, String to, String kept, Map<String, String> problems) {}

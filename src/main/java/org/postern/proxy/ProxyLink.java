package org.postern.proxy;

/**
 * What the page behind a link shows.
 *
 * @param name the invited person's name, as the practice typed it
 * @param known whether the person has an account already, and gives its password
 */
public record ProxyLink(String name, boolean known) {}

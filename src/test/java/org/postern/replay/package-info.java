/**
 * Plays real traffic against a running server over HTTP: {@code bin/replay}. Nothing here uses the
 * server's own classes, so that it judges what people get and not what the server thinks it did.
 */
package org.postern.replay;

package org.postern.replay;

import java.util.List;

/**
 * A message that a search must find.
 *
 * @param besides the other texts by which its thread is found: the subject, the other messages
 */
record Sought(String id, String thread, String text, List<String> besides) {}

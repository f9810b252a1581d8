package org.postern.attachment;

/**
 * A photo drawn anew: upright, with nothing of the file that it came in but its picture.
 *
 * @param kind of {@code whole}
 * @param small a small version as JPEG, to be shown in a thread
 * @param width of the small version, in dots
 * @param height of the small version, in dots
 */
record Photo(FileKind kind, byte[] whole, byte[] small, int width, int height) {}

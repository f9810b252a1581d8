package org.postern.compose;

/**
 * How many files a message can bring.
 *
 * @param most files with one message
 * @param megabytes the largest file, as it is uploaded
 */
public record FileLimits(int most, int megabytes) {

    /** What patients can send to who has set nothing. */
    public static final FileLimits USUAL = new FileLimits(5, 10);

    /** What nobody exceeds, whatever is set. */
    public static final FileLimits HIGHEST = new FileLimits(10, 10);

    private static final long MEGABYTE = 1024L * 1024L;

    /** Whether a file of so many bytes is too large. */
    public boolean exceededBy(long bytes) {
        return bytes > megabytes * MEGABYTE;
    }
}

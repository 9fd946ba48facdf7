package dev.neurona.lessons.grade.intake;

/**
 * What is taken in.
 *
 * @param file bytes of one notebook
 * @param total bytes of all notebooks together; what comes after is refused
 * @param free bytes a file may unpack to whatever its ratio
 * @param ratio how many times its packed size a larger file may unpack to
 * @param listed bytes of the list of contents of a zip inside a zip: each entry takes 46 and its name
 */
public record Bounds(long file, long total, long free, int ratio, int listed) {
    private static final long MEGABYTE = 1L << 20;

    /** Enough for some hundred notebooks full of figures. */
    public static final Bounds USUAL = new Bounds(50 * MEGABYTE, 8192 * MEGABYTE, 16 * MEGABYTE, 500, (int) MEGABYTE);

    /** {@return the same with another limit for one notebook} */
    public Bounds withFile(long bytes) {
        return new Bounds(bytes, total, free, ratio, listed);
    }
}

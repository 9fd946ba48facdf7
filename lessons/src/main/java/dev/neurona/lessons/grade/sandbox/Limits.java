package dev.neurona.lessons.grade.sandbox;

import java.time.Duration;

/**
 * What a run may use.
 *
 * @param cell wall time of a cell or an ask
 * @param whole wall time of everything, restarts included
 * @param processor processor time of everything
 * @param memory bytes of memory, all processes together
 * @param processes and threads at once
 * @param file bytes of one file
 * @param disk bytes of all files
 * @param output bytes of outputs of all cells
 * @param answer characters of one answer
 */
public record Limits(
        Duration cell,
        Duration whole,
        Duration processor,
        long memory,
        int processes,
        long file,
        long disk,
        long output,
        int answer) {
    private static final long MEGABYTE = 1L << 20;

    /** Enough for every practice on a machine of two cores. */
    public static final Limits USUAL = new Limits(
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60),
            4096 * MEGABYTE,
            512,
            256 * MEGABYTE,
            512 * MEGABYTE,
            32 * MEGABYTE,
            4_000_000);
}

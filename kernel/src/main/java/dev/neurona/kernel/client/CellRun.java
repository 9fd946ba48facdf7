package dev.neurona.kernel.client;

import java.util.List;

/**
 * How one code cell ended.
 *
 * @param seconds how long it ran
 * @param ename name of the error, empty if the cell ended without one
 * @param evalue what the error or the runner says, empty if there is nothing to say
 * @param traceback the kernel's report of the error, with ANSI colours
 */
public record CellRun(Place place, Status status, double seconds, String ename, String evalue, List<String> traceback) {
    public CellRun {
        traceback = List.copyOf(traceback);
    }

    /**
     * Which cell.
     *
     * @param number from 1, among the code cells that run
     * @param of how many run
     * @param source the cell's code
     */
    public record Place(int number, int of, String source) {
        /** {@return the first line of code that says something} */
        public String title() {
            return source.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Ways to end. */
    public enum Status {
        /** Ran to its end. */
        OK,
        /** Raised an error where one is expected or allowed. */
        ALLOWED_ERROR,
        /** Raised an error. */
        FAILED,
        /** Took longer than it may. */
        TIMED_OUT,
        /** The kernel's process ended under it. */
        KERNEL_DIED,
        /** The user stopped the run. */
        STOPPED;

        /** {@return whether the run goes on after such a cell} */
        public boolean good() {
            return this == OK || this == ALLOWED_ERROR;
        }
    }
}

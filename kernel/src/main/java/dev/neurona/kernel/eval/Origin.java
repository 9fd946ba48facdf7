package dev.neurona.kernel.eval;

/**
 * Where a class of the session comes from.
 *
 * @param serial the run of a cell that loaded it, see {@link CellScope#serial}
 * @param cell the cell's number in its prompt
 * @param code the cell's whole code
 * @param start where in it the source of the class begins
 * @param lineShift what to add to a line number of the class to get a line of the cell
 */
record Origin(int serial, int cell, String code, int start, int lineShift) {
    /** Takes every line to the first, for as long as the class is not loaded to its end. */
    static final int NOT_KNOWN_YET = -1_000_000;

    /** {@return the line of the cell on which the source begins; JShell's own code around it counts as that line} */
    int firstLine() {
        return 1
                + (int) code.substring(0, Math.min(start, code.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    Origin withLineShift(int shift) {
        return new Origin(serial, cell, code, start, shift);
    }
}

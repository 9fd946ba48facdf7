package dev.neurona.kernel.eval;

/**
 * One top-level part of a cell: what JShell calls a snippet.
 *
 * @param kind what it is, judged by its tokens alone
 * @param start where it begins in the cell, comments before it left out
 * @param end after its last character, its semicolon included
 * @param name what a declaration declares, empty for other kinds and for several variables at once
 * @param jumps whether a {@code return}, {@code break}, {@code continue} or {@code yield} stands in it outside of parentheses
 */
record Piece(Kind kind, int start, int end, String name, boolean jumps) {
    enum Kind {
        PACKAGE,
        IMPORT,
        TYPE,
        METHOD,
        VARIABLE,
        STATEMENT,
        EXPRESSION;

        /** {@return whether it only runs, and declares nothing later cells could see} */
        boolean runs() {
            return this == STATEMENT || this == EXPRESSION;
        }
    }

    String text(String cell) {
        return cell.substring(start, end);
    }
}

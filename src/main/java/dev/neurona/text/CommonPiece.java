package dev.neurona.text;

/** The longest run of numbers that two sequences have in common, and where it begins in each. */
record CommonPiece(int length, int inFirst, int inSecond) {
    /** Builds the automaton of the shorter sequence, and reads the longer one through it. */
    static CommonPiece longest(int[] first, int[] second) {
        if (first.length < second.length) {
            CommonPiece swapped = longest(second, first);
            return new CommonPiece(swapped.length, /* inFirst= */ swapped.inSecond, /* inSecond= */ swapped.inFirst);
        }
        SuffixAutomaton suffixes = SuffixAutomaton.of(second);
        int state = SuffixAutomaton.START;
        int matched = 0;
        CommonPiece best = new CommonPiece(0, 0, 0);
        for (int i = 0; i < first.length; i++) {
            int next = suffixes.next(state, first[i]);
            while (next == SuffixAutomaton.NONE && state != SuffixAutomaton.START) {
                state = suffixes.link(state);
                matched = suffixes.longest(state);
                next = suffixes.next(state, first[i]);
            }
            if (next != SuffixAutomaton.NONE) {
                state = next;
                matched++;
            }
            if (matched > best.length) {
                best = new CommonPiece(matched, i + 1 - matched, suffixes.firstEnd(state) + 1 - matched);
            }
        }
        return best;
    }
}

package dev.neurona.text;

import java.util.Arrays;

/**
 * The smallest automaton that accepts every piece of a sequence: at most two states and three transitions for each
 * element, built in linear time.
 *
 * <p>A state stands for the pieces that end at the same places; its link leads to the longest of their suffixes that ends
 * at more places. A. Blumer et al., "The smallest automaton recognizing the subwords of a text", Theoretical Computer
 * Science 40 (1985).
 */
final class SuffixAutomaton {
    static final int START = 0;
    static final int NONE = -1;

    private final int[] longest;
    private final int[] link;
    private final int[] firstEnd;
    private int states = 1;
    private int last = START;

    // The transitions of a state, as a list: most states have one. New ones go to the end, because the symbols that a
    // state met first are mostly its frequent ones.
    private final int[] firstEdge;
    private final int[] lastEdge;
    private final int[] nextEdge;
    private final int[] symbol;
    private final int[] target;
    private int edges;

    private SuffixAutomaton(int length) {
        int most = 2 * Math.max(1, length);
        longest = new int[most];
        link = new int[most];
        firstEnd = new int[most];
        firstEdge = new int[most];
        lastEdge = new int[most];
        Arrays.fill(firstEdge, NONE);
        link[START] = NONE;
        nextEdge = new int[most / 2 * 3];
        symbol = new int[most / 2 * 3];
        target = new int[most / 2 * 3];
    }

    static SuffixAutomaton of(int[] sequence) {
        SuffixAutomaton automaton = new SuffixAutomaton(sequence.length);
        for (int i = 0; i < sequence.length; i++) {
            automaton.append(sequence[i], i);
        }
        return automaton;
    }

    /** {@return where a symbol leads, or {@link #NONE}} */
    int next(int state, int c) {
        int edge = edge(state, c);
        return edge == NONE ? NONE : target[edge];
    }

    /** {@return the state of the longest suffix that ends at more places} */
    int link(int state) {
        return link[state];
    }

    /** {@return the length of the longest piece of a state} */
    int longest(int state) {
        return longest[state];
    }

    /** {@return where the pieces of a state end for the first time} */
    int firstEnd(int state) {
        return firstEnd[state];
    }

    private void append(int c, int at) {
        int whole = newState(longest[last] + 1, at);
        int p = last;
        while (p != NONE && edge(p, c) == NONE) {
            addEdge(p, c, whole);
            p = link[p];
        }
        last = whole;
        if (p == NONE) {
            link[whole] = START;
            return;
        }
        int q = next(p, c);
        if (longest[q] == longest[p] + 1) {
            link[whole] = q;
            return;
        }
        // q also stands for longer pieces, which do not end here: split the shorter ones off
        int split = newState(longest[p] + 1, firstEnd[q]);
        for (int edge = firstEdge[q]; edge != NONE; edge = nextEdge[edge]) {
            addEdge(split, symbol[edge], target[edge]);
        }
        link[split] = link[q];
        link[q] = split;
        link[whole] = split;
        for (; p != NONE && next(p, c) == q; p = link[p]) {
            target[edge(p, c)] = split;
        }
    }

    private int newState(int length, int end) {
        longest[states] = length;
        firstEnd[states] = end;
        return states++;
    }

    private int edge(int state, int c) {
        int edge = firstEdge[state];
        while (edge != NONE && symbol[edge] != c) {
            edge = nextEdge[edge];
        }
        return edge;
    }

    private void addEdge(int state, int c, int to) {
        symbol[edges] = c;
        target[edges] = to;
        nextEdge[edges] = NONE;
        if (firstEdge[state] == NONE) {
            firstEdge[state] = edges;
        } else {
            nextEdge[lastEdge[state]] = edges;
        }
        lastEdge[state] = edges++;
    }
}

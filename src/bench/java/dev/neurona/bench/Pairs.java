package dev.neurona.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Two sides timed in turn, ours first in one round and theirs first in the next, so that what the machine does meanwhile
 * falls on both. What counts is the ratio of a round; times are kept to be told beside it.
 */
public final class Pairs {
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    /** One side's work. */
    @FunctionalInterface
    public interface Side {
        /** {@return nanoseconds, or another measure of which less is better} */
        double measure() throws Exception;
    }

    /** {@return the rounds of both sides} */
    public static Pairs of(int rounds, Side ours, Side theirs) throws Exception {
        Pairs pairs = new Pairs();
        for (int i = 0; i < rounds; i++) {
            pairs.round(ours, theirs);
        }
        return pairs;
    }

    /** Adds one round. */
    public void round(Side our, Side their) throws Exception {
        if (ours.size() % 2 == 0) {
            double first = our.measure();
            add(first, their.measure());
        } else {
            double first = their.measure();
            add(our.measure(), first);
        }
    }

    /** Adds a round that was measured elsewhere. */
    public void add(double our, double their) {
        ours.add(our);
        theirs.add(their);
    }

    /** {@return our measure divided by theirs, for each round} */
    public Sample ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return new Sample(ratios);
    }

    /** {@return their measure divided by ours: our speed in parts of theirs} */
    public Sample speeds() {
        return new Sample(ratios().values().stream().map(ratio -> 1 / ratio).toList());
    }

    /** {@return our side's measures} */
    public Sample ours() {
        return new Sample(ours);
    }

    /** {@return the other side's measures} */
    public Sample theirs() {
        return new Sample(theirs);
    }
}

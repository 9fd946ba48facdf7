package dev.neurona.data;

import java.util.function.LongSupplier;

/** Lets a step through once a second, and the last one of work that had any. */
final class ProgressLines implements Progress {
    private static final long SECOND = 1_000_000_000;

    /** Where lines go. */
    @FunctionalInterface
    interface Place {
        void put(String line, boolean first);
    }

    private final LongSupplier nanoseconds;
    private final Place place;
    private String work = "";
    private double seconds;
    private long last;
    private boolean shown;

    ProgressLines(LongSupplier nanoseconds, Place place) {
        this.nanoseconds = nanoseconds;
        this.place = place;
    }

    @Override
    public synchronized void step(Step step) {
        long now = nanoseconds.getAsLong();
        if (!step.what().equals(work) || step.seconds() < seconds) {
            work = step.what();
            last = now;
            shown = false;
        }
        seconds = step.seconds();
        if (now - last >= SECOND || (step.finished() && shown)) {
            place.put(step.line(), !shown);
            last = now;
            shown = true;
        }
    }
}

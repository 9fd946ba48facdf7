package dev.neurona.data;

/** Counts what is done of one piece of work and tells a {@link Progress}. */
final class Meter {
    private final Progress progress;
    private final String what;
    private final String unit;
    private final long total;
    private final long began = System.nanoTime();
    private final long doneBefore;
    private long done;

    /** @param total -1 where it is not known */
    Meter(Progress progress, String what, String unit, long total, long doneBefore) {
        this.progress = progress;
        this.what = what;
        this.unit = unit;
        this.total = total;
        this.doneBefore = doneBefore;
        this.done = doneBefore;
    }

    void add(long n) {
        at(done + n);
    }

    void at(long nowDone) {
        done = nowDone;
        progress.step(new Progress.Step(what, done, total, unit, doneBefore, (System.nanoTime() - began) / 1e9));
    }
}

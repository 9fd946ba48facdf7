package dev.neurona.kernel.magic;

/** What {@code %timeit} puts around the code it times; public because cells compile against it. */
public final class Timing {
    private int ints;
    private long longs;
    private double doubles;
    private boolean booleans;
    private Object object = "";

    /** Code that is run over and over. */
    @FunctionalInterface
    public interface Loop {
        /**
         * Runs the code.
         *
         * @param times how often
         * @param sink takes what the code gives, so that the compiler cannot leave the code out
         * @return nanoseconds
         * @throws Exception what the code throws
         */
        long run(long times, Timing sink) throws Exception;
    }

    public void take(int value) {
        ints += value;
    }

    public void take(long value) {
        longs += value;
    }

    public void take(double value) {
        doubles += value;
    }

    public void take(boolean value) {
        booleans ^= value;
    }

    public void take(Object value) {
        object = value;
    }

    /** {@return something made of all that was taken} */
    @Override
    public String toString() {
        return ints + " " + longs + " " + doubles + " " + booleans + " " + System.identityHashCode(object);
    }
}

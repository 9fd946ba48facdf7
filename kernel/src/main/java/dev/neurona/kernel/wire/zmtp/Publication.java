package dev.neurona.kernel.wire.zmtp;

import java.util.List;

/** Something published. It is asked on the loop's thread only. */
public interface Publication {
    /** {@return the first frame, which subscriptions are compared with} */
    byte[] topic();

    /** {@return about how many bytes it keeps in memory} */
    int size();

    /** {@return all frames, the topic first; the same ones each time} */
    List<byte[]> frames();

    /** Text, which may be lost to a reader that has stalled for too long. */
    interface Losable extends Publication {
        /** {@return what it belongs to: losses are counted and told for each} */
        Object owner();

        /** {@return how many lines would be lost} */
        long lines();

        /** {@return what tells a reader that so many lines were lost} */
        Publication lost(long lines);
    }
}

package dev.neurona;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import dev.neurona.language.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * What a notebook's first cell starts: the engine, its number of threads, and the seed. {@code Lab.start("05", 42)}.
 *
 * <p>The engine reads its settings once, when it loads; a notebook that needs others sets them before this cell:
 *
 * <ul>
 *   <li>{@code OMP_NUM_THREADS}, or the system property {@code ai.djl.pytorch.num_threads}: how many threads work on one array,
 *       one where nothing is said. Small arrays gain nothing from more, and on a busy machine too many are ten times slower;
 *       nets of convolutions gain. One and two threads give other last digits.
 *   <li>{@code MALLOC_TRIM_THRESHOLD_}, {@code MALLOC_MMAP_THRESHOLD_} and {@code MALLOC_TOP_PAD_} in the environment of the
 *       process, where the C library is glibc: with high values the memory of a step's arrays is used again by the next step
 *       instead of going back to the system. The installed kernel sets them.
 *   <li>{@code -XX:MaxDirectMemorySize}: arrays made from Java's numbers pass through such memory, which is freed only when
 *       this bound is met. The installed kernel sets 512 MB.
 * </ul>
 *
 * <p>The device is the engine's default: a GPU where DJL's library for one is on the class path, else the processor. Arrays
 * made by {@link #manager} are there.
 */
public final class Lab {
    private static @Nullable NDManager manager;
    private static long seed;

    private Lab() {}

    /**
     * Starts or restarts the work of a lesson: arrays made by an earlier start are freed, the seed is set, and what a failed cell
     * may have left behind in the engine is tidied up.
     *
     * @param lesson its number, such as {@code "05"}
     * @param seed what random numbers follow from; the same seed gives the same numbers again on the same machine
     * @return one line that says what runs
     */
    public static synchronized String start(String lesson, long seed) {
        setDefault("ai.djl.offline", "true");
        setDefault("ai.djl.pytorch.num_threads", threads());
        setDefault("ai.djl.pytorch.num_interop_threads", "1");
        setDefault("org.slf4j.simpleLogger.log.ai.djl", "error");
        Engine engine = Engine.getEngine("PyTorch");
        engine.setRandomSeed((int) seed);
        // One that a failed cell did not close would stop every later one; nothing but its closing, for which its
        // reference is lost, says that it is gone.
        DjlInternals.COLLECTING.set(false);
        // Whether operations are recorded for gradients is a setting of each thread: off on the one that loads the
        // engine, on in every other, where changing a weight in place throws. Off is right outside of a collector.
        JniUtils.setGradMode(false);
        LentMemory.watch();
        NDManager old = manager;
        if (old != null) {
            old.close();
        }
        manager = NDManager.newBaseManager();
        Lab.seed = seed;
        Phrases words = Phrases.of(Lab.class);
        String threads = words.count("lab.threads", JniUtils.getNumThreads());
        // Not Java's version: the line is kept in notebooks, which shall be the same from each.
        return words.say(
                "lab.line", lesson, engine.getEngineName(), engine.getVersion(), manager.getDevice(), threads, seed);
    }

    /** {@return whether {@link #start} was called} */
    public static synchronized boolean started() {
        return manager != null;
    }

    /**
     * {@return the lesson's manager: what it creates lives until the next {@link #start}}
     *
     * @throws IllegalStateException before {@link #start}
     */
    public static synchronized NDManager manager() {
        if (manager == null) {
            throw new IllegalStateException("no lesson was started: run the first cell, Lab.start(\"05\", 42)");
        }
        return manager;
    }

    /** {@return the seed given to {@link #start}, 0 before; what draws by chance follows from it unless told otherwise} */
    public static synchronized long seed() {
        return seed;
    }

    /**
     * {@return a manager for a block of work: what is made in it is freed when it is closed}
     *
     * <pre>{@code try (NDManager scope = Lab.scope()) { ... }}</pre>
     */
    public static NDManager scope() {
        return manager().newSubManager();
    }

    /**
     * {@return the array with another type of numbers, the same array if it has that type already}
     *
     * @throws IllegalArgumentException for {@code BFLOAT16}, on which DJL's own {@code toType} ends the whole process
     */
    public static NDArray toType(NDArray array, DataType type) {
        if (type == DataType.BFLOAT16) {
            throw new IllegalArgumentException("the engine cannot make bfloat16 numbers: use FLOAT32");
        }
        return array.toType(type, false);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** {@return OMP_NUM_THREADS where it is set; otherwise one: small arrays gain nothing from more} */
    private static String threads() {
        String set = System.getenv("OMP_NUM_THREADS");
        return set == null || set.isBlank() ? "1" : set;
    }
}

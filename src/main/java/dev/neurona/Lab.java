package dev.neurona;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * What a notebook's first cell starts: the engine, its number of threads, and the seed. {@code Lab.start("05", 42)}.
 *
 * <p>The engine reads its settings once, when it loads; a notebook that needs others sets them before this cell.
 */
public final class Lab {
    private static @Nullable NDManager manager;
    private static long seed;

    private Lab() {}

    /**
     * Starts or restarts the work of a lesson: arrays made by an earlier start are freed, the seed is set.
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
        NDManager old = manager;
        if (old != null) {
            old.close();
        }
        manager = NDManager.newBaseManager();
        Lab.seed = seed;
        return "Lesson %s: %s %s on %s, %s thread(s), seed %d, Java %s"
                .formatted(
                        lesson,
                        engine.getEngineName(),
                        engine.getVersion(),
                        manager.getDevice(),
                        System.getProperty("ai.djl.pytorch.num_threads"),
                        seed,
                        Runtime.version().feature());
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

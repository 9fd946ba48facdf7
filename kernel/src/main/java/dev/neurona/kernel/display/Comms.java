package dev.neurona.kernel.display;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens comms, and answers those a front end opens.
 *
 * <pre>{@code
 * Comms.register("echo", comm -> comm.onMessage(message -> comm.send(message.data())));
 * }</pre>
 */
public final class Comms {
    /** What a kernel does for comms. */
    public interface Host {
        void register(String target, Consumer<Comm> opened);

        void unregister(String target);

        Comm open(String target, Map<String, ? extends @Nullable Object> data);
    }

    private static volatile @Nullable Host host;

    private Comms() {}

    /** Has comms of a target, opened by a front end, given to {@code opened}; the last to register has them. */
    public static void register(String target, Consumer<Comm> opened) {
        host().register(target, opened);
    }

    /** Answers comms of the target no more; those that are open stay open. */
    public static void unregister(String target) {
        host().unregister(target);
    }

    /** Opens a comm; a front end that does not know the target closes it again. */
    public static Comm open(String target, Map<String, ? extends @Nullable Object> data) {
        return host().open(target, data);
    }

    /** Called by the kernel as it starts and, with null, as it ends. */
    public static void connect(@Nullable Host kernel) {
        host = kernel;
    }

    private static Host host() {
        Host kernel = host;
        if (kernel == null) {
            throw new IllegalStateException("there is no kernel to open comms in: run this in a notebook");
        }
        return kernel;
    }
}

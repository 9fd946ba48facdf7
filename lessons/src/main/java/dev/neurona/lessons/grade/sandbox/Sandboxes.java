package dev.neurona.lessons.grade.sandbox;

import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.Finding;
import dev.neurona.kernel.install.JavaRuntime;
import dev.neurona.lessons.book.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the best sandbox that this machine has. Start at {@link #best}. */
public final class Sandboxes {
    private Sandboxes() {}

    /**
     * A sandbox.
     *
     * @param safe whether it keeps a notebook from the network and from other files; if it does not, its description is a
     *     warning
     * @param why this one was chosen
     */
    public record Choice(Sandbox sandbox, boolean safe, Wording why) {}

    /**
     * {@return the command if one is given, else bubblewrap where it works, else plain processes}
     *
     * @param kernel what runs notebooks, as the command line's own distribution
     * @param readOnly files and folders that notebooks read, seen at their own paths; missing ones are passed over
     * @param command a user's own, such as {@code docker run --rm -i --network none {mounts} eclipse-temurin:17}
     * @param threads processors one notebook may use
     * @throws IOException if the engine's libraries cannot be unpacked
     * @throws IllegalArgumentException if the command is empty or has an open quote
     */
    public static Choice best(Distribution kernel, List<Path> readOnly, Optional<String> command, int threads)
            throws IOException, InterruptedException {
        if (threads < 1) {
            throw new IllegalArgumentException("expected at least 1 thread but got " + threads);
        }
        Optional<Container> container = command.map(Container::of);
        Interior interior = interior(kernel, readOnly, threads);
        if (container.isPresent()) {
            return new Choice(
                    new EnclosedSandbox(container.get(), interior),
                    true,
                    new Wording("it was asked for", "se ha pedido"));
        }
        Bubblewrap.Found found = Bubblewrap.find();
        if (found.usable().isPresent()) {
            Optional<Path> kept = found.usable().get().root() ? interior.kept() : Optional.empty();
            if (kept.isPresent()) {
                throw new IOException(
                        "notebooks that root grades run as another user, who may not read %s: chmod -R a+rX %s"
                                .formatted(kept.get(), kept.get()));
            }
            return new Choice(
                    new EnclosedSandbox(found.usable().get(), interior),
                    true,
                    new Wording("it is installed and works", "está instalado y funciona"));
        }
        return new Choice(
                new EnclosedSandbox(PlainProcess.find(), interior),
                false,
                new Wording(found.why() + " (see doctor)", found.why() + " (mira doctor)"));
    }

    private static Interior interior(Distribution kernel, List<Path> readOnly, int threads)
            throws IOException, InterruptedException {
        List<Path> visible = new ArrayList<>();
        readOnly.forEach(path -> visible.add(path.toAbsolutePath().normalize()));
        Map<String, String> environment = new HashMap<>();
        environment.put("OMP_NUM_THREADS", String.valueOf(threads));
        if (EngineCache.isWanted(kernel)) {
            Path cache = EngineCache.folder();
            EngineCache.fill(kernel);
            visible.add(cache);
            environment.put("DJL_CACHE_DIR", cache.toString());
            environment.put("ENGINE_CACHE_DIR", cache.toString());
            environment.put("DJL_OFFLINE", "true");
        }
        return new Interior(JavaRuntime.current(), kernel, visible, environment, threads);
    }

    /** {@return for {@code doctor}: whether submissions can be graded in a sandbox, and how to get one} */
    public static Finding finding() {
        try {
            Bubblewrap.Found found = Bubblewrap.find();
            return found.usable().isPresent()
                    ? Finding.ok("sandbox", "bubblewrap")
                    : Finding.warning("sandbox", found.why() + "; grading runs without one", Remedy.of());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Finding.warning("sandbox", "not looked at", "");
        }
    }
}

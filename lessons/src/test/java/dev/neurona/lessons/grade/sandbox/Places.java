package dev.neurona.lessons.grade.sandbox;

import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.JavaRuntime;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The sandboxes of this machine, with a kernel that has no library, and limits that are soon reached. */
enum Places {
    BUBBLEWRAP {
        @Override
        Enclosure enclosure() throws InterruptedException {
            Bubblewrap.Found found = Bubblewrap.find();
            Assumptions.assumeTrue(found.usable().isPresent(), () -> "not run: " + found.why());
            return found.usable().orElseThrow();
        }
    },
    PLAIN {
        @Override
        Enclosure enclosure() throws InterruptedException {
            Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "not run: no /bin/sh");
            return PlainProcess.find();
        }
    };

    private static final long MEGABYTE = 1 << 20;
    static final Limits LIMITS = new Limits(
            Duration.ofSeconds(20),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            700 * MEGABYTE,
            150,
            8 * MEGABYTE,
            40 * MEGABYTE,
            2 * MEGABYTE,
            10_000);

    /** {@return the limits, with another time for a cell} */
    static Limits within(Duration cell) {
        return new Limits(
                cell,
                LIMITS.whole(),
                LIMITS.processor(),
                LIMITS.memory(),
                LIMITS.processes(),
                LIMITS.file(),
                LIMITS.disk(),
                LIMITS.output(),
                LIMITS.answer());
    }

    /** {@return bubblewrap where it works, else plain processes} */
    static Places best() throws InterruptedException {
        return Bubblewrap.find().usable().isPresent() ? BUBBLEWRAP : PLAIN;
    }

    abstract Enclosure enclosure() throws InterruptedException;

    Sandbox sandbox() throws InterruptedException {
        return new EnclosedSandbox(enclosure(), interior());
    }

    static Interior interior() {
        return new Interior(JavaRuntime.current(), kernel(), List.of(), Map.of(), 1);
    }

    /** The kernel without DJL: folders of classes, and the jars it cannot do without. */
    static Distribution kernel() {
        List<Path> classPath = Distribution.ownClassPath().stream()
                .filter(Files::exists)
                .filter(entry -> Files.isDirectory(entry)
                        || List.of("neurona", "gson", "jeromq", "jnacl", "asm").stream()
                                .anyMatch(name -> entry.getFileName().toString().startsWith(name)))
                .toList();
        return new Distribution(classPath, List.of(), Map.of(), folder -> {}, false);
    }

    static Job job(List<String> cells, List<Job.Ask> asks, Limits limits) {
        List<Cell> list = new ArrayList<>();
        for (String cell : cells) {
            list.add(Cell.code("cell-" + list.size(), cell));
        }
        return new Job(Notebook.of("java", "Java", "java", list), asks, limits);
    }
}

package dev.neurona.kernel.client;

import dev.neurona.kernel.install.ClassDataArchive;
import dev.neurona.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A short session that loads the classes a first cell needs: declarations, an expression, errors of both kinds,
 * completion and inspection.
 */
public final class KernelTraining implements ClassDataArchive.Training {
    private static final Duration ANSWER = Duration.ofMinutes(2);

    private static final List<String> CELLS = List.of(
            "1 + 1",
            """
            import java.util.stream.*;
            record Point(int x, int y) {}
            int twice(int n) { return 2 * n; }
            var points = IntStream.range(0, 3).mapToObj(i -> new Point(i, twice(i))).toList();
            for (Point p : points) { System.out.println(p); }
            points
            """,
            "int[] squares = {1, 4, 9};\nsquares",
            "display(\"training\");",
            "int broken = \"text\";",
            "Object nothing = null; nothing.toString()");

    @Override
    public void run(List<String> argv, KernelSpec kernel) throws IOException, InterruptedException {
        KernelSpec training = new KernelSpec(
                kernel.name(),
                kernel.folder(),
                kernel.displayName(),
                kernel.language(),
                argv,
                kernel.environment(),
                kernel.interruptByMessage());
        Path folder = Path.of(System.getProperty("java.io.tmpdir", "."));
        try (ClientKernel started = ClientKernel.start(training, folder)) {
            KernelClient client = started.client();
            ExecuteOptions options = ExecuteOptions.DEFAULT.withTimeout(ANSWER).withStoreHistory(false);
            for (String cell : CELLS) {
                client.execute(cell, options);
            }
            client.complete("points.str", 10);
            client.complete("Str", 3);
            client.inspect("twice(1)", 3, 0);
            client.inspect("String", 3, 0);
            client.isComplete("for (int i = 0; i < 3; i++) {");
            // The archive is written as the process ends.
            started.end(ANSWER);
        } catch (KernelDied | KernelTimeout e) {
            throw new IOException("the kernel did not answer in its training: " + e.getMessage(), e);
        }
    }
}

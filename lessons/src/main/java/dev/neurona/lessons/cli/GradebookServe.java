package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.marking.MarkingServer;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the marking page until it is interrupted. */
@Command(
        name = "serve",
        description = "Read and mark the answers in a browser, on this machine only.",
        footer = {
            "",
            "Open the link it prints; whoever has it can mark. Every mark is saved as it is entered; ? shows the keys.",
            "Ctrl-C ends it. From elsewhere: ssh -L PORT:127.0.0.1:PORT, with --port PORT."
        })
final class GradebookServe extends GradebookTask {
    private static final int LAST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", description = "default: any that is free")
    private int port;

    @Option(names = "--by", paramLabel = "NAME", description = "who marks (default: the user of this machine)")
    private String by = System.getProperty("user.name", "");

    @Override
    int with(Gradebook gradebook) throws Exception {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageError("--port is a number from 0 to %d, but got %d".formatted(LAST_PORT, port));
        }
        if (by.isBlank()) {
            throw new UsageError("--by needs the name of who marks");
        }
        try (MarkingServer server =
                MarkingServer.start(gradebook, options().rules(), by, options().language(), port)) {
            out().printf("marking as %s; Ctrl-C ends it%n%s%n", by, server.link());
            out().flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }
}

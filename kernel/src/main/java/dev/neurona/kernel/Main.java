package dev.neurona.kernel;

import dev.neurona.kernel.cli.StandaloneProgram;
import dev.neurona.kernel.eval.JavaInterpreter;
import dev.neurona.kernel.magic.Magics;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a kernel's process starts, and the kernel's own jar: a kernel when given {@code -f} and a connection file, else a
 * command line. The way to the kernel loads no class of the command line, because each costs time at every start.
 */
public final class Main {
    /** Set for the run that an archive of classes is made from, which is written as the process ends and takes its time. */
    public static final String TRAINING = "neurona.training";

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String connectionFile = connectionFile(arguments);
        if (connectionFile == null) {
            System.exit(StandaloneProgram.execute(arguments));
        }
        KernelProcessLife.run(
                ConnectionInfo.read(Path.of(connectionFile)),
                new JavaInterpreter(System.getenv(), new Magics()),
                KernelOptions.standard());
        if (System.getProperty(TRAINING) == null) {
            KernelProcessLife.exit(0);
        }
        System.exit(0);
    }

    /** What comes after it is left alone: {@code jupyter run} hands the kernel its own arguments too, as ipykernel wants. */
    private static @Nullable String connectionFile(String[] arguments) {
        return arguments.length >= 2 && arguments[0].equals("-f") ? arguments[1] : null;
    }
}

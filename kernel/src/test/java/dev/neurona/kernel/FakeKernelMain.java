package dev.neurona.kernel;

import dev.neurona.kernel.history.History;
import dev.neurona.kernel.wire.ConnectionInfo;
import dev.neurona.kernel.wire.Log;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A kernel with the fake interpreter as a process of its own: connection file, and a history file if there is one. */
final class FakeKernelMain {
    private FakeKernelMain() {}

    static List<String> command(String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FakeKernelMain.class.getName(),
                "{connection_file}"));
        command.addAll(List.of(more));
        return command;
    }

    public static void main(String[] arguments) throws Exception {
        FakeInterpreter interpreter = new FakeInterpreter();
        interpreter.on(
                "spawn",
                (scope, text) -> new ProcessBuilder("sleep", "1000").start().pid());
        interpreter.on("spin", (scope, text) -> {
            System.out.println("spinning");
            while (true) {
                Thread.interrupted();
            }
        });
        interpreter.on("stuckThread", (scope, text) -> {
            Thread thread = new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            thread.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }));
            return "stuck";
        });
        interpreter.on("die", (scope, text) -> {
            Runtime.getRuntime().halt(7);
            return null;
        });
        interpreter.on("leave", (scope, text) -> {
            System.out.println("last words");
            System.exit(3);
            return null;
        });
        interpreter.on("fill", (scope, text) -> {
            List<Object> all = new ArrayList<>();
            try {
                for (int size = 1 << 24; size > 16; size /= 2) {
                    try {
                        while (true) {
                            all.add(new byte[size]);
                        }
                    } catch (OutOfMemoryError e) {
                        all.add("smaller");
                    }
                }
            } catch (OutOfMemoryError e) {
                all.clear();
            }
            return "full";
        });
        KernelOptions options = KernelOptions.inMemory();
        if (arguments.length > 1) {
            options = options.withHistory(History.in(Path.of(arguments[1]), Log.fromEnvironment()));
        }
        KernelProcessLife.run(ConnectionInfo.read(Path.of(arguments[0])), interpreter, options);
        KernelProcessLife.exit(0);
    }
}

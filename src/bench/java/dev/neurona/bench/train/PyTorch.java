package dev.neurona.bench.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A Python process that trains with PyTorch when told to, and waits without using the processor otherwise. */
final class PyTorch implements AutoCloseable {
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    PyTorch(Path python, Path script, int threads) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(python.toString(), script.toString(), Integer.toString(threads));
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** {@return the answer to a command} */
    String ask(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Python ended at the command " + command + ": see its message above");
        }
        return answer;
    }

    double number(String command) throws IOException {
        return Double.parseDouble(ask(command));
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package dev.neurona.kernel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.install.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandsTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "frob, there is no command frob",
        "run, Missing required parameter: 'NOTEBOOK'",
        "run --bad, there is no option --bad",
        "run no.ipynb, no notebook no.ipynb",
        "run a.ipynb b.ipynb, one argument too many: b.ipynb",
        "run x.ipynb --timeout soon, give seconds",
        "run x.ipynb --timeout -1, give seconds",
        "install --user --sys-prefix, mutually exclusive",
        "install --list --remove, mutually exclusive",
        "install --name a/b --prefix p, 'letters, digits'",
    })
    void wrongUseIsOneLineAndExitCode2(String arguments, String message) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString()).startsWith("neurona: ").contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownKernelNamesTheKnownOnes() throws IOException {
        Path notebook = temp.resolve("n.ipynb");
        Files.writeString(notebook, "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": []}");

        assertThat(execute("run", notebook.toString(), "--kernel", "no-such-kernel"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no kernel \"no-such-kernel\"")
                .contains("neurona")
                .hasLineCount(1);
    }

    @Test
    void aNotebookOfAMissingLanguageIsWrongUse() throws IOException {
        Path notebook = temp.resolve("n.ipynb");
        Files.writeString(notebook, """
                {"nbformat": 4, "nbformat_minor": 5, "cells": [],
                 "metadata": {"kernelspec": {"name": "no-such-kernel", "language": "klingon"}}}
                """);

        assertThat(execute("run", notebook.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("\"no-such-kernel\" is not installed")
                .hasLineCount(1);
    }

    @Test
    void outputThatCannotBeAFileIsSaidBeforeAnythingRuns() throws IOException {
        Path notebook = temp.resolve("n.ipynb");
        Files.writeString(notebook, "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": []}");

        assertThat(execute("run", notebook.toString(), "--output", temp.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is a folder").hasLineCount(1);
    }

    @Test
    void installAndRemoveInAPrefix() {
        assertThat(execute("install", "--no-archive", "--prefix", temp.toString()))
                .isZero();
        assertThat(temp.resolve("share/jupyter/kernels/neurona/kernel.json")).isNotEmptyFile();

        assertThat(execute("install", "--remove", "--prefix", temp.toString())).isZero();
        assertThat(temp.resolve("share/jupyter/kernels/neurona")).doesNotExist();

        assertThat(execute("install", "--remove", "--prefix", temp.toString())).isEqualTo(2);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : List.of("run", "install", "lab", "doctor")) {
            assertThat(execute(command, "--help")).isZero();
            assertThat(out.toString()).contains("Usage: neurona " + command);
        }
    }

    private int execute(String... arguments) {
        Program program = new Program(
                "neurona", new Distribution(List.of(), List.of(), Map.of(), folder -> {}, false), List.of());
        CommandLine line = Commands.line(new Root(), program);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Command
    static final class Root implements Runnable {
        @Override
        public void run() {
            throw new AssertionError("a command was expected");
        }
    }
}

package dev.neurona.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadAndClassPathMagicsTest {
    private FakeHost host = new FakeHost();

    @TempDir
    Path dir;

    @BeforeEach
    void enter() throws Exception {
        host.run("%cd " + Words.quote(dir.toString()));
    }

    @Test
    void aScriptRunsAsTheCell() throws Exception {
        Files.writeString(dir.resolve("a b.java"), "int x = 1;\n");
        assertThat(host.run("%load 'a b.java'")).isEqualTo("value of int x = 1;\n");
        assertThat(host.run("%load a b.java")).isEqualTo("value of int x = 1;\n");
    }

    @Test
    void theEndingMayBeLeftOut() throws Exception {
        Files.createDirectory(dir.resolve("utils"));
        Files.writeString(dir.resolve("utils/imports.ipynb"), "{\"cells\": []}");
        Files.writeString(dir.resolve("utils/plot.jshell"), "1");
        host.run("%load utils/plot");
        assertThat(host.run("%load utils/imports")).isNull();
        assertThat(host.evaluated).containsExactly("1");
    }

    @Test
    void theCodeCellsOfANotebookRunInOrder() throws Exception {
        Files.writeString(dir.resolve("n.ipynb"), """
                {"metadata": {}, "cells": [
                  {"cell_type": "markdown", "source": ["# no code"]},
                  {"source": ["int x = 1;\\n", "x"], "cell_type": "code"},
                  {"cell_type": "code", "source": "%maven a:b:1"}
                ]}""");
        assertThat(host.run("%load n.ipynb")).isEqualTo("value of %maven a:b:1");
        assertThat(host.evaluated).containsExactly("int x = 1;\nx", "%maven a:b:1");
    }

    @Test
    void aCellThatFailsIsNamedAndItsErrorKept() throws Exception {
        Files.writeString(
                dir.resolve("n.ipynb"),
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}, {\"cell_type\": \"code\", \"source\": \"2\"}]}");
        ArithmeticException error = new ArithmeticException("by zero");
        FakeHost failing = new FakeHost() {
            @Override
            public Object eval(String java) {
                if (java.equals("2")) {
                    throw error;
                }
                return null;
            }
        };
        assertThatThrownBy(() -> failing.run("%load " + dir.resolve("n.ipynb"))).isSameAs(error);
        assertThat(failing.output.err()).isEqualTo("%load: code cell 2 of n.ipynb failed\n");
    }

    @Test
    void commandsOfTheJshellToolArePassedOver() throws Exception {
        Files.writeString(dir.resolve("s.jsh"), "int x = 8\n  / 2;\n/exit\n");
        host.run("%load s.jsh");
        assertThat(host.evaluated).containsExactly("int x = 8\n  / 2;\n\n");
        assertThat(host.output.err()).contains("lines of s.jsh that begin with /");
    }

    @Test
    void aFileThatLoadsItselfIsStopped() throws Exception {
        Files.writeString(dir.resolve("self.java"), "%load self.java");
        host = new FakeHost() {
            @Override
            public Object eval(String java) throws Exception {
                return run(java);
            }
        };
        host.run("%cd " + Words.quote(dir.toString()));
        assertThatThrownBy(() -> host.run("%load self.java")).hasMessageContaining("self.java loads itself");
    }

    @Test
    void aFileThatIsNotThereIsToldWithTheOneMeant() throws Exception {
        Files.writeString(dir.resolve("Training.java"), "");
        assertThatThrownBy(() -> host.run("%load Trainnig.java"))
                .isInstanceOf(MagicError.class)
                .hasMessageStartingWith("%load: no file " + dir.resolve("Trainnig.java"))
                .hasMessageEndingWith("did you mean Training.java?");
        Files.writeString(dir.resolve("bad.ipynb"), "{\"cells\": 3}");
        assertThatThrownBy(() -> host.run("%load bad.ipynb")).hasMessageContaining("is not a notebook");
        Files.writeString(dir.resolve("worse.ipynb"), "{");
        assertThatThrownBy(() -> host.run("%load worse.ipynb")).hasMessageContaining("is not a notebook");
        assertThatThrownBy(() -> host.run("%load")).hasMessage("%load: no file named. Write %load FILE");
    }

    @Test
    void jarsAreAddedByPatternAndByFolder() throws Exception {
        Path lib = Files.createDirectories(dir.resolve("lib/deep")).getParent();
        for (String name : List.of("a.jar", "b.jar", "notes.txt")) {
            Files.writeString(lib.resolve(name), "");
        }
        List<String> ab =
                List.of(lib.resolve("a.jar").toString(), lib.resolve("b.jar").toString());
        assertThat(host.run("%jars lib/*.jar")).isEqualTo(ab);
        assertThat(host.classPath).containsExactly(lib.resolve("a.jar"), lib.resolve("b.jar"));
        assertThat((List<?>) host.run("%jars lib")).hasSize(3);
        assertThat(host.run("%jars l?b/" + "*.jar")).isEqualTo(ab);
        assertThat(host.run("%jars " + lib.resolve("a.jar"))).isEqualTo(ab.subList(0, 1));
    }

    @Test
    void foldersAreAddedToTheClassPathAsTheyAre() throws Exception {
        Files.createDirectories(dir.resolve("one"));
        Files.createDirectories(dir.resolve("two"));
        host.run("%classpath one" + File.pathSeparator + "two");
        assertThat(host.classPath).containsExactly(dir.resolve("one"), dir.resolve("two"));
        assertThat(host.run("%classpath"))
                .isEqualTo(List.of(
                        dir.resolve("one").toString(), dir.resolve("two").toString()));
    }

    @Test
    void aPatternThatMatchesNothingIsSaidAndTheCellGoesOn() throws Exception {
        assertThat(host.run("%jars no/*.jar")).isEqualTo(List.of());
        assertThat(host.output.err()).isEqualTo("%jars: nothing matches no/*.jar in " + dir + "\n");
        assertThatThrownBy(() -> host.run("%jars")).hasMessage("%jars: no jars named. Write %jars PATTERN...");
        assertThatThrownBy(() -> host.run("%jars x[.jar")).isInstanceOf(MagicError.class);
    }
}

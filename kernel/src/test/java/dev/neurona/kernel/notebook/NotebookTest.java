package dev.neurona.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookTest {
    @TempDir
    Path folder;

    @Test
    void aFileJupyterSavedIsWrittenBackByteForByte() throws IOException {
        String saved = resource("saved-by-jupyter.ipynb");
        Path copy = folder.resolve("copia añejada.ipynb");

        Notebook.parse(saved, "saved").write(copy);

        assertThat(Files.readString(copy)).isEqualTo(saved);
    }

    @Test
    void cellsAreReadWhicheverWayTheirTextIsKept() throws IOException {
        Notebook notebook = Notebook.parse("""
                {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [
                  {"cell_type": "code", "source": "int a;\\nint b;", "metadata": {}, "outputs": []},
                  {"cell_type": "code", "source": ["int a;\\n", "int b;"], "metadata": {}, "outputs": []}]}
                """, "two");

        assertThat(notebook.cells()).extracting(Cell::source).containsOnly("int a;\nint b;");
        assertThat(notebook.cells().get(0).id()).isEmpty();
        assertThat(notebook.kernelName()).isEmpty();
    }

    @Test
    void aNewNotebookHasWhatAFrontEndNeeds() throws IOException {
        Cell cell = Cell.code("one", "1 + 1\n").withTags(List.of("raises-exception"));
        Notebook notebook = Notebook.parse(
                Notebook.of("java", "Java", "java", List.of(Cell.markdown("zero", "# T"), cell))
                        .toText(),
                "new");

        assertThat(notebook.language()).contains("java");
        assertThat(notebook.kernelName()).contains("java");
        assertThat(notebook.cells().get(1).tags()).containsExactly("raises-exception");
        assertThat(notebook.cells().get(1).executionCount()).isEmpty();
        assertThat(notebook.cells().get(0).isCode()).isFalse();
    }

    @Test
    void clearingACellForgetsItsRun() throws IOException {
        Cell cell = Notebook.parse(resource("saved-by-jupyter.ipynb"), "saved")
                .cells()
                .get(1);
        assertThat(cell.outputs()).hasSize(3);

        cell.clearOutputs();

        assertThat(cell.outputs()).isEmpty();
        assertThat(cell.executionCount()).isEmpty();
        assertThat(cell.tags()).containsExactly("raises-exception");
    }

    @Test
    void nbformat3IsConverted() throws IOException {
        Notebook notebook = Notebook.parse("""
                {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "old"}, "worksheets": [{"cells": [
                  {"cell_type": "heading", "level": 2, "source": ["Part"]},
                  {"cell_type": "code", "collapsed": false, "input": ["1 + 1"], "language": "python",
                   "prompt_number": 4, "outputs": [
                     {"output_type": "pyout", "prompt_number": 4, "text": ["2"], "html": "<b>2</b>", "metadata": {}},
                     {"output_type": "stream", "stream": "stderr", "text": "oops"},
                     {"output_type": "pyerr", "ename": "E", "evalue": "v", "traceback": []}]}]}]}
                """, "old");

        assertThat(notebook.cells().get(0).source()).isEqualTo("## Part");
        Cell code = notebook.cells().get(1);
        assertThat(code.source()).isEqualTo("1 + 1");
        assertThat(code.executionCount()).hasValue(4);
        assertThat(code.outputs().get(0).toString())
                .isEqualTo("{\"data\":{\"text/html\":\"<b>2</b>\",\"text/plain\":[\"2\"]},"
                        + "\"execution_count\":4,\"metadata\":{},\"output_type\":\"execute_result\"}");
        assertThat(code.outputs().get(1).toString()).contains("\"name\":\"stderr\"");
        assertThat(code.outputs().get(2).toString()).contains("\"output_type\":\"error\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``| the file is empty",
                "hello| it is not JSON (at line 1 column 1)",
                "{\"nbformat\": 4, \"cells\": [| it is not JSON (at line 1",
                "{\"nbformat\": 4, \"cells\": []} x| it is not JSON",
                "[1, 2]| not an object",
                "{\"a\": 1}| no \"nbformat\" number",
                "{\"nbformat\": \"4\"}| no \"nbformat\" number",
                "{\"nbformat\": 2}| too old",
                "{\"nbformat\": 5}| newest that can be read",
                "{\"nbformat\": 4, \"metadata\": {}}| no list of \"cells\"",
                "{\"nbformat\": 4, \"metadata\": 7, \"cells\": []}| \"metadata\" is not an object",
                "{\"nbformat\": 4, \"metadata\": {}, \"cells\": [1]}| cell 1 is not an object",
                "{\"nbformat\": 4, \"cells\": [{\"source\": \"\"}]}| cell 1 has no \"cell_type\"",
                "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [1]}]}| cell 1 has no \"source\"",
                "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": 1}]}| not a list",
                "{\"nbformat\": 3}| without \"worksheets\"",
                "{\"nbformat\": 3, \"worksheets\": [{\"cells\": [{\"cell_type\": \"heading\", \"level\": []}]}]}| wrong type",
            })
    void whatIsNoNotebookIsSaidInOneLine(String text, String fault) {
        assertThatThrownBy(() -> Notebook.parse(text, "x.ipynb"))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("x.ipynb")
                .hasMessageContaining(fault)
                .message()
                .hasLineCount(1);
    }

    @Test
    void deeplyNestedJsonIsAnErrorNotAnOverflow() {
        assertThatThrownBy(() -> Notebook.parse("[".repeat(100_000), "deep.ipynb"))
                .isInstanceOf(NotebookException.class)
                .message()
                .hasLineCount(1);
    }

    @Test
    void filesThatCannotBeReadAreSaidInOneLine() throws IOException {
        Path binary = Files.write(folder.resolve("b.ipynb"), new byte[] {(byte) 0xff, 0, 1});
        Path huge = folder.resolve("huge.ipynb");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(Notebook.MAX_BYTES + 1);
        }

        assertThatThrownBy(() -> Notebook.read(folder.resolve("none.ipynb"))).hasMessageContaining("no notebook");
        assertThatThrownBy(() -> Notebook.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Notebook.read(binary)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Notebook.read(huge)).hasMessageContaining("clear its outputs");
    }

    @Test
    void writingKeepsPermissionsAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("n.ipynb"), "old");
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        }

        Notebook.of("java", "Java", "java", List.of()).write(file);

        if (posix) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-rw-r--");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Files.readString(file)).endsWith("}\n");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NotebookTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

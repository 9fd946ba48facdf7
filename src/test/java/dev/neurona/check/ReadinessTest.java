package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReadinessTest {
    @TempDir
    Path folder;

    private Readiness of(String... cells) throws IOException {
        Path file = folder.resolve("P1.ipynb");
        Files.writeString(
                file,
                "{\"cells\": [%s], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}"
                        .formatted(String.join(",", cells)));
        return Readiness.of(file);
    }

    private static String cell(String source, Integer count, String... outputs) {
        return "{\"cell_type\": \"code\", \"metadata\": {}, \"source\": [\"%s\\n\", \"// more\"], \"execution_count\": %s, \"outputs\": [%s]}"
                .formatted(source, count, String.join(",", outputs));
    }

    private static String printed() {
        return "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"2\"}";
    }

    private static String error() {
        return "{\"output_type\": \"error\", \"ename\": \"ArithmeticException\", \"evalue\": \"/ by zero\", \"traceback\": []}";
    }

    private static String checked(String id, String status) {
        return "{\"output_type\": \"execute_result\", \"metadata\": {}, \"data\": {\"%s\": {\"schema\": 1, \"kind\": \"results\", \"exercises\": [{\"id\": \"%s\", \"status\": \"%s\"}]}}}"
                .formatted(Report.MIME, id, status);
    }

    private static String text(Readiness readiness) {
        return readiness.text(Language.EN);
    }

    @Test
    void aNotebookThatRanFromTopToBottomIsReady() throws IOException {
        Readiness readiness = of(cell("int a = 1;", 1), cell("a + 1", 2, printed()));
        assertThat(readiness.ready()).isTrue();
        assertThat(text(readiness)).startsWith("✔ P1.ipynb: ready to submit. Its 2 cells of code ran in order");
    }

    @Test
    void cellsThatWereNotRunAreNamed() throws IOException {
        Readiness readiness = of(cell("int a = 1;", 1, printed()), cell("a + 1", null), cell("a + 2", null));
        assertThat(readiness.ready()).isFalse();
        assertThat(text(readiness)).contains("Not run (2): “a + 1”, “a + 2”.").contains("Restart Kernel");
    }

    @Test
    void anErrorIsFound() throws IOException {
        assertThat(text(of(cell("1 / 0", 1, error())))).contains("Ended with an error (1): “1 / 0”.");
    }

    @Test
    void anotherOrderIsFound() throws IOException {
        assertThat(text(of(cell("a", 1, printed()), cell("b", 3, printed()), cell("c", 2, printed()))))
                .contains("after [1] comes [3]");
        assertThat(text(of(cell("a", 2, printed()), cell("b", 1, printed()))))
                .contains("Something else ran first: “a” has the number [2].");
        assertThat(text(of(cell("a", 1, printed()), cell("b", 2, printed()), cell("c", 2, printed()))))
                .contains("“c” [2] stands after “b” [2]");
    }

    @Test
    void theCellThatAsksMayRunAgain() throws IOException {
        String asks = cell("Check.ready(\\\"P1.ipynb\\\")", 9, printed());
        assertThat(of(cell("a", 1, printed()), asks, cell("b", 3, printed())).ready())
                .isTrue();
        assertThat(of(cell("a", 1, printed()), asks, cell("b", 4, printed())).ready())
                .isFalse();
        assertThat(of(asks).ready()).as("nothing but the question").isFalse();
    }

    @Test
    void aNotebookWhoseOutputsWereClearedIsNotReady() throws IOException {
        assertThat(text(of(cell("a", 1), cell("b", 2)))).contains("No output is saved");
    }

    @Test
    void checksWithoutResultAreFound() throws IOException {
        String check = cell("Check.ex(1)", 2).replace("\"metadata\": {}", "\"metadata\": {\"tags\": [\"check\"]}");
        assertThat(text(of(cell("a", 1, printed()), check))).contains("Checks without a result (1): “Check.ex(1)”.");
    }

    @Test
    void exercisesThatAreOpenAreARemarkOfTheirLatestResult() throws IOException {
        Readiness readiness = of(
                cell("a", 1, checked("P1.1", "failed")),
                cell("b", 2, checked("P1.2", "not-attempted")),
                cell("c", 3, checked("P1.1", "passed")));
        assertThat(readiness.ready()).isTrue();
        assertThat(text(readiness)).contains("Not passed: P1.2. You may hand it in like that.");
    }

    @Test
    void emptyCellsAndTextDoNotCount() throws IOException {
        String markdown = "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"# P1\"}";
        String empty =
                "{\"cell_type\": \"code\", \"metadata\": {}, \"source\": \" \", \"execution_count\": null, \"outputs\": []}";
        assertThat(of(markdown, cell("a", 1, printed()), empty).ready()).isTrue();
        assertThat(text(of(markdown, empty))).contains("There is no code in it.");
    }

    @Test
    void aMissingFileNamesThoseThatAreThere() throws IOException {
        of(cell("a", 1, printed()));
        Readiness readiness = Readiness.of(folder.resolve("P2.ipynb"));
        assertThat(readiness.ready()).isFalse();
        assertThat(text(readiness)).contains("There is no notebook of that name here. Here are: P1.ipynb.");
        assertThat(text(Readiness.of(folder.resolve("nowhere/P2.ipynb")))).contains("Here are: -.");
    }

    @Test
    void aFileThatIsNoNotebookIsSaidToBeNone() throws IOException {
        for (String content : new String[] {"", "[]", "{", "{\"nbformat\": 3}", "{\"nbformat\": 4}", "null"}) {
            Path file = folder.resolve("bad.ipynb");
            Files.writeString(file, content);
            assertThat(text(Readiness.of(file))).as(content).contains("The file is no notebook");
        }
        Files.write(folder.resolve("bad.ipynb"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(Readiness.of(folder.resolve("bad.ipynb")).ready()).isFalse();
    }

    @Test
    void itIsShownInBothLanguagesAndForPrograms() throws Exception {
        Readiness readiness = of(cell("if (a < 1) a++;", null));
        for (Language language : Language.values()) {
            String html = readiness.html(language);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<root>" + html + "</root>")));
            assertThat(html).contains("a &lt; 1");
        }
        assertThat(readiness.text(Language.ES))
                .contains("todavía no está listo")
                .contains("Sin ejecutar (1)");
        Node record = Json.readJavaScript(readiness.json(Language.EN));
        assertThat(record.text("kind")).hasValue("readiness");
        assertThat(record.is("ready", false)).isTrue();
    }
}

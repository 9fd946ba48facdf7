package dev.neurona.lessons.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Cell cell(String id, String source, String... outputs) {
        Cell cell = Cell.code(id, source);
        JsonArray all = new JsonArray();
        Arrays.stream(outputs).map(JsonParser::parseString).forEach(all::add);
        cell.json().add("outputs", all);
        return cell;
    }

    private static Notebook notebook(Cell... cells) {
        return Notebook.of("neurona", "Neurona", "java", List.of(cells));
    }

    private static String stream(String text) {
        return "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"" + text + "\"}";
    }

    private static String data(String kind, String value) {
        return "{\"output_type\": \"display_data\", \"data\": {\"" + kind + "\": " + value + "}}";
    }

    @Test
    void theSameNotebooksDoNotDiffer() {
        Cell a = cell("a", "1 + 1", stream("2"), data("image/png", "\"abc\""));
        assertThat(Comparison.of(notebook(a), notebook(a))).isEmpty();
    }

    @Test
    void whatAReaderSeesDifferIsNamed() {
        Notebook before = notebook(
                cell("a", "f()", stream("one\\ntwo 0.25")),
                cell("b", "g()", data("x/json", "{\"y\": [1, {\"z\": 2}], \"more\": 1}")),
                cell("c", "h()", stream("1")),
                cell("d", "old"));
        Notebook after = notebook(
                cell("a", "f(1)", stream("one\\ntwo 0.26")),
                cell("b", "g()", data("x/json", "{\"y\": [1, {\"z\": 3}], \"more\": 2}")),
                cell("c", "h()"),
                cell("e", "new"));
        assertThat(Comparison.of(before, after))
                .containsExactly(
                        "cell e: is new",
                        "cell d: is gone",
                        "cell a (f(1)): source, line 1: \"f()\" became \"f(1)\"",
                        "cell a (f(1)): output, line 2: \"two 0.25\" became \"two 0.26\"",
                        "cell b (g()): x/json.y[1].z: 2 became 3",
                        "cell c (h()): 1 outputs became 0");
        assertThat(Comparison.of(notebook(cell("a", ""), cell("b", "")), notebook(cell("b", ""), cell("a", ""))))
                .containsExactly("the cells are in another order");
    }

    @Test
    void anotherKindOfOutputAndALongOneAreNamed() {
        String text = "x".repeat(200);
        assertThat(Comparison.of(
                        notebook(cell("a", "", data("text/plain", "\"" + text + "1\""), data("image/png", "\"abc\""))),
                        notebook(cell(
                                "a", "", data("text/plain", "[\"" + text + "2\"]"), data("text/html", "\"abc\"")))))
                .containsExactly(
                        "cell a (): text/plain, line 1: \"" + "x".repeat(30) + "1\" became \"" + "x".repeat(30) + "2\"",
                        "cell a (): image/png: \"abc\" became null",
                        "cell a (): text/html: null became \"abc\"");
    }

    @Test
    void whatMeasuredCellsPutOutMayDiffer() {
        Cell before = cell("a", "time()", stream("1 ms")).withTags(List.of(Part.Code.MEASURED));
        Cell after = cell("a", "time()", stream("2 ms")).withTags(List.of(Part.Code.MEASURED));
        assertThat(Comparison.of(notebook(before), notebook(after))).isEmpty();
    }
}

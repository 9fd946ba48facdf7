package dev.neurona.lessons.grade.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.check.Language;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.rules.FinalMark;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain table and Canvas'. */
class TablesTest {
    private static final List<String> PRACTICES = List.of("P1", "P2", "P3");

    @Test
    void thePlainTableHasALineAStudent() {
        String table = PlainCsv.of(WorksheetTest.marks(), PRACTICES, Language.EN, false);

        assertThat(table.lines().toList())
                .hasSize(4)
                .startsWith(
                        "id,name,P1,P1 automatic,P1 manual,P1 handed in,P1 days late,P1 not marked yet,"
                                + "P2,P2 automatic,P2 manual,P2 handed in,P2 days late,P2 not marked yet,"
                                + "P3,P3 automatic,P3 manual,P3 handed in,P3 days late,P3 not marked yet,"
                                + "mean,final mark,passed,provisional",
                        "101,Ada Lovelace,10.00,10.00,0.00,2027-03-01T10:00:00Z,0,,,,,,,,,,,,,,5.00,5.00,no,no");
    }

    @Test
    void forASpreadsheetInSpanishThereAreSemicolonsAndCommas() {
        assertThat(PlainCsv.of(WorksheetTest.marks(), PRACTICES, Language.ES, true))
                .startsWith("\uFEFFid;nombre;P1;P1 automática;")
                .contains("102;José Núñez;6,25;6,25;0,00;2027-03-01T10:00:00Z;0;;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\tx", "＝1"})
    void aNameIsNeverAFormula(String name) {
        List<FinalMark> marks = List.of(WorksheetTest.mark(new Student("=id", name), 5));

        assertThat(PlainCsv.of(marks, PRACTICES, Language.EN, false))
                .contains("'=id,")
                .contains("'" + name.replace("\"", "\"\""));
        assertThat(canvas().of(marks).table()).contains("'=id,").contains("'" + name.replace("\"", "\"\""));
    }

    @Test
    void canvasGetsItsColumnsAndThePointsPossible() {
        assertThat(canvas().of(WorksheetTest.marks()).table().lines().toList())
                .containsExactly(
                        "Student,ID,SIS User ID,SIS Login ID,Section,Practice 1,Final",
                        "    Points Possible,,,,,10,10",
                        "Ada Lovelace,,,101,,10.00,5.00",
                        "José Núñez,,,102,,6.25,3.13",
                        "Grace Hopper,,,103,,5.00,2.50");
    }

    @Test
    void theStudentsOfCanvasOwnTableKeepWhatItKnowsThemBy() throws Exception {
        String exported = """
                Student,ID,SIS Login ID,Section,Practice 1 (4711),Final Score
                    Points Possible,,,,10,(read only)
                "Núñez, José",900,jn,"A, B",,
                "Lovelace, Ada",901,101,A,,
                "Student, Test",902,,A,,
                """;

        Exported filled = canvas().of(WorksheetTest.marks(), exported);

        assertThat(filled.table().lines().toList())
                .containsExactly(
                        "Student,ID,SIS Login ID,Section,Practice 1 (4711),Final",
                        "    Points Possible,,,,10,10",
                        "\"Núñez, José\",900,jn,\"A, B\",6.25,3.13",
                        "\"Lovelace, Ada\",901,101,A,10.00,5.00");
        assertThat(filled.rowsWithoutMark()).containsExactly("Student, Test");
        assertThat(filled.marksWithoutRow()).containsExactly(new Student("103", "Grace Hopper"));
        assertThatThrownBy(() -> canvas().of(WorksheetTest.marks(), "a,b\n1,2\n"))
                .hasMessageContaining("it is no table of Canvas");
    }

    private static CanvasCsv canvas() {
        Map<String, Selection> columns = new LinkedHashMap<>();
        columns.put("Practice 1", Selection.of("P1"));
        columns.put("Final", Selection.FINAL);
        return new CanvasCsv(columns, BigDecimal.TEN, false);
    }
}

package dev.neurona.lessons.grade.export;

import static dev.neurona.lessons.grade.gradebook.Sample.ADA;
import static dev.neurona.lessons.grade.gradebook.Sample.JOSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Sample;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.Rules;
import dev.neurona.lessons.grade.rules.Work;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorksheetTest {
    private static final String ENGLISH = "Identifier,Full name,Email address,Status,Grade,Maximum Grade,"
            + "Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments\r\n"
            + "Participant 101,Ada Lovelace,ada@example.org,Submitted for grading,,10.00,Yes,"
            + "\"Tuesday, 30 March 2027, 10:00 PM\",-,\r\n"
            + "Participant 102,\"Núñez, \"\"Pepe\"\" José\",jose@example.org,Submitted for grading,-,10.00,Yes,-,-,\"\"\r\n"
            + "Participant 999,Nobody Known,n@example.org,No submission,,10.00,Yes,-,-,\r\n";

    @Test
    void gradesAndCommentsAreFilledInAndTheRestStaysByteForByte() throws Exception {
        Exported filled = fill(ENGLISH, Optional.empty());

        assertThat(filled.table())
                .isEqualTo(ENGLISH.replace("grading,,10.00", "grading,10.00,10.00")
                        .replace("PM\",-,\r", "PM\",-,\"<p>for Ada Lovelace, all</p>\"\r")
                        .replace("grading,-,10.00", "grading,6.25,10.00")
                        .replace("-,-,\"\"\r", "-,-,\"<p>for José Núñez, all</p>\"\r"));
        assertThat(filled.filled()).isEqualTo(2);
        assertThat(filled.rowsWithoutMark()).containsExactly("Participant 999 Nobody Known");
        assertThat(filled.marksWithoutRow()).containsExactly(new Student("103", "Grace Hopper"));
        assertThat(filled.notes())
                .containsExactly("grades go into \"Grade\"", "comments go into \"Feedback comments\"");
    }

    @Test
    void aSpanishWorksheetSavedByExcelKeepsItsWays() throws Exception {
        String spanish = "\uFEFFIdentificador;Nombre completo;Estado;Calificación;Calificación máxima;"
                + "Calificación puede ser cambiada;Última modificación (entrega);Última modificación (calificación);"
                + "Comentarios de retroalimentación\n"
                + "Participante101;Ada Lovelace;Enviado;;100,00;Sí;-;-;\n"
                + "Participante102;José Núñez;Enviado;3,00;100,00;Sí;-;-;\n";

        Exported filled = fill(spanish, Optional.empty());

        assertThat(filled.table())
                .isEqualTo(spanish.replace("Enviado;;", "Enviado;100,00;")
                        .replace("Enviado;3,00;", "Enviado;62,50;")
                        .replaceFirst("-;-;\n", "-;-;<p>for Ada Lovelace, all</p>\n")
                        .replaceFirst("-;-;\n", "-;-;<p>for José Núñez, all</p>\n"));
        assertThat(filled.notes()).contains("1 rows had another grade");
    }

    @Test
    void columnsOfAnUnknownLanguageAreKnownByTheirValuesAndPlaces() throws Exception {
        String klingon = "tIq\tpong\tDotlh\tmI'\tmI'Hoch\tghItlh\tqech\n"
                + "jeSwI' 102\tJosé Núñez\tngeHta'\t\t10\t-\t\n"
                + "jeSwI' 101\tAda Lovelace\tngeHta'\t\t10\t-\t\n";

        assertThat(fill(klingon, Optional.empty()).table())
                .contains("ngeHta'\t6.25\t10\t-\t<p>for José Núñez, all</p>\n")
                .contains("ngeHta'\t10.00\t10\t-\t<p>for Ada Lovelace, all</p>\n");
    }

    @Test
    void withoutCommentsTheLastColumnIsLeftAlone() throws Exception {
        String dates = "Identifier,Full name,Grade,Last modified (grade)\n"
                + "Participant 101,Ada Lovelace,,\"Tuesday, 30 March 2027, 10:00 PM\"\nParticipant 102,J,,-\n";

        Exported filled = fill(dates, Optional.empty());

        assertThat(filled.table())
                .isEqualTo(dates.replace("e,,\"", "e,10.00,\"").replace("J,,-", "J,6.25,-"));
        assertThat(filled.notes()).anyMatch(note -> note.contains("no column for comments"));
    }

    @Test
    void whatIsMarkedProvisionallyIsHandedOnOnlyWhenAskedFor() throws Exception {
        Worksheet worksheet = read(ENGLISH, Optional.empty());
        List<FinalMark> marks =
                List.of(Rules.standard().finalMark(new Work(ADA, List.of(attempt(ADA, 1, "An answer.")), List.of())));

        Exported without = worksheet.fill(marks, Selection.of("P1"), BigDecimal.TEN, mark -> "", false);
        Exported with = worksheet.fill(marks, Selection.of("P1"), BigDecimal.TEN, mark -> "", true);

        assertThat(without.table()).isEqualTo(ENGLISH);
        assertThat(without.provisional()).containsExactly(ADA);
        assertThat(with.table()).contains("grading,6.00,10.00");
    }

    @Test
    void anOldWindowsFileStaysOne() throws Exception {
        Charset windows = Charset.forName("windows-1252");
        String text = "Identifier,Full name,Grade\nParticipant 102,José Núñez,\n";

        Worksheet worksheet = Worksheet.read(text.getBytes(windows), Optional.empty(), Optional.empty());
        Exported filled = worksheet.fill(marks(), Selection.of("P1"), BigDecimal.TEN, mark -> "", false);

        assertThat(worksheet.bytes(filled))
                .isEqualTo(text.replace("z,\n", "z,6.25\n").getBytes(windows));
    }

    @Test
    void aStudentKnownByNameOnlyIsFoundIfNobodyElseHasTheName() throws Exception {
        String byName = "Identifier,Full name,Grade\nParticipant 7,\"HOPPER, Grace\",\nParticipant 8,Other,\n";
        String twice = byName.replace("Other", "Grace Hopper");

        assertThat(fill(byName, Optional.empty()).table()).contains("\"HOPPER, Grace\",5.00");
        assertThat(fill(twice, Optional.empty()).table()).isEqualTo(twice);
    }

    @Test
    void whatIsNoWorksheetIsToldInOneLine() {
        assertThatThrownBy(() -> fill("name,mark\nAda,7\n", Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no column has values such as \"Participant 12345\"");
        assertThatThrownBy(() -> fill("", Optional.empty())).hasMessageContaining("no line below the header");
        assertThatThrownBy(() -> fill("Who,What\nParticipant 1,text\n", Optional.empty()))
                .hasMessageContaining("--grade-column (there are Who, What)");
        assertThatThrownBy(() -> fill(ENGLISH, Optional.of("Mark"))).hasMessageContaining("it has no column Mark");
    }

    @Test
    void cellsAreReadAsALibraryReadsThem() throws Exception {
        for (String text : List.of(
                ENGLISH,
                "a,b\n1,2",
                "a,\"b\nc\"\r\n\"\",\"x\"\"y\"\r\n",
                "a;b;c\n;;\n",
                "\"a,b\",c\n1,2\n",
                "a\tb\n1\t\n")) {
            RawTable table = RawTable.read(text);
            assertThat(table.rows().stream()
                            .map(row -> row.stream().map(RawTable.Cell::value).toList())
                            .toList())
                    .isEqualTo(Csv.read(text, table.delimiter()));
        }
    }

    private static Exported fill(String text, Optional<String> gradeColumn) throws IOException {
        return read(text, gradeColumn)
                .fill(
                        marks(),
                        Selection.of("P1"),
                        BigDecimal.TEN,
                        mark -> "<p>for " + mark.student().name() + ", all</p>",
                        false);
    }

    private static Worksheet read(String text, Optional<String> gradeColumn) throws IOException {
        return Worksheet.read(text.getBytes(StandardCharsets.UTF_8), gradeColumn, Optional.empty());
    }

    /** Without answers nobody has to mark: 6 points of 10 are the automatic part's. */
    static List<FinalMark> marks() {
        return List.of(mark(ADA, 10), mark(JOSE, 6.25), mark(new Student("103", "Grace Hopper"), 5));
    }

    static FinalMark mark(Student student, double of10) {
        Rules rules = Rules.standard();
        Rules all = new Rules(
                rules.practices(),
                2,
                2,
                BigDecimal.TEN,
                BigDecimal.ZERO,
                rules.rounding(),
                rules.pass(),
                rules.choice(),
                rules.zone(),
                rules.deadlines(),
                rules.late(),
                rules.extensions());
        return all.finalMark(new Work(student, List.of(attempt(student, of10 / 10, "")), List.of()));
    }

    private static Attempt attempt(Student student, double share, String answer) {
        return new Attempt(
                1,
                student,
                "P1",
                "a",
                "release-1",
                1,
                "",
                "a.ipynb",
                Path.of("a.ipynb"),
                Optional.of(Sample.MARCH_1),
                Sample.MARCH_1,
                Sample.grading("P1", "a", share, answer, 1));
    }
}

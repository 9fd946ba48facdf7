package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class CsvTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("pisos.csv"), text);
    }

    private Table read(String text) throws IOException {
        return Csv.read(file(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void eachSeparatorIsFound(String separator) throws IOException {
        Table table = read("name,rooms,price\nA,2,1.5\nB,3,2.25\n".replace(",", separator));
        assertThat(table.name()).isEqualTo("pisos");
        assertThat(table.columnNames()).containsExactly("name", "rooms", "price");
        assertThat(table.columnCount()).isEqualTo(3);
        assertThat(table.intColumn("rooms").asList()).containsExactly(2, 3);
        assertThat(table.doubleColumn("price").asList()).containsExactly(1.5, 2.25);
    }

    @Test
    void whatSpanishExcelWritesIsRead() throws IOException {
        Table table = read("\ufeffaño;superficie;precio;nota\r\n2024;85,5;1.234,50;\"bien; muy \"\"bien\"\"\"\r\n"
                + "2025;90;12.000;mal\r\n;NA;0,25;\r\n");
        assertThat(table.columnNames()).containsExactly("año", "superficie", "precio", "nota");
        assertThat(table.doubleColumn("superficie").getDouble(0)).isEqualTo(85.5);
        assertThat(table.doubleColumn("superficie").isMissing(2)).isTrue();
        assertThat(table.doubleColumn("precio").asList()).containsExactly(1234.5, 12000.0, 0.25);
        assertThat(table.stringColumn("nota").get(0)).isEqualTo("bien; muy \"bien\"");
        assertThat(table.intColumn("año").isMissing(2)).isTrue();
    }

    @Test
    void decimalCommasInQuotesAreNotTakenForThousands() throws IOException {
        Table table = read("a,b,c\n\"3,14\",\"1,234\",x\n\"2,5\",\"12,000\",y\n");
        assertThat(table.doubleColumn("a").asList()).containsExactly(3.14, 2.5);
        Table thousands = read("b\tc\n1,234\tx\n12,000\ty\n");
        assertThat(thousands.intColumn("b").asList()).containsExactly(1234, 12000);
        Table told = Csv.from(file("b\tc\n1,234\tx\n")).withDecimal(',').table();
        assertThat(told.doubleColumn("b").get(0)).isEqualTo(1.234);
        Table english = Csv.from(file("b;c\n1,234;x\n")).withDecimal('.').table();
        assertThat(english.intColumn("b").get(0)).isEqualTo(1234);
    }

    @Test
    void pointsStayPointsWhereNothingSaysOtherwise() throws IOException {
        assertThat(read("a;b\n1.234;x\n2.500;y\n").doubleColumn("a").asList()).containsExactly(1.234, 2.5);
        assertThat(read("a;b\n0.123;1,5\n1.234;2,5\n").doubleColumn("a").asList())
                .containsExactly(0.123, 1.234);
    }

    @Test
    void typesFollowFromAllRows() throws IOException {
        StringBuilder text = new StringBuilder("n,s\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i).append(",x\n");
        }
        Table table = read(text + "0.5,y\n");
        assertThat(table.column("n").type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(table.rowCount()).isEqualTo(5001);
    }

    @Test
    void quotesMayHoldLinesAndRaggedRowsAreNamedByLine() throws IOException {
        Table table = read("a,b\n\"one\ntwo\", 1 \n\n\"x\",2");
        assertThat(table.stringColumn("a").get(0)).isEqualTo("one\ntwo");
        assertThat(table.rowCount()).isEqualTo(2);
        assertThatThrownBy(() -> read("a,b,c\n\"one\ntwo\",1,2\n\n3,4\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 5 of " + folder.resolve("pisos.csv"))
                .hasMessageContaining("has 2 values and the first line has 3 (separated by ,): \"3,4\"");
        assertThatThrownBy(() -> read("a,b\n\"one,1\n2,3\n"))
                .hasMessageContaining("the quotes opened in line 2")
                .hasMessageContaining("never closed");
    }

    @Test
    void aHintForExcelIsFollowed() throws IOException {
        assertThat(read("sep=;\na,b;c\n1,5;2\n").columnNames()).containsExactly("a,b", "c");
    }

    @Test
    void oneColumnIsATableToo() throws IOException {
        assertThat(read("n\n1\n2\n").intColumn("n").asList()).containsExactly(1, 2);
    }

    @Test
    void otherEncodingsAreNamedAndReadWhenTold() throws IOException {
        Path latin =
                Files.write(folder.resolve("latin.csv"), "año,n\nseñal,1\n".getBytes(Charset.forName("windows-1252")));
        assertThatThrownBy(() -> Csv.read(latin))
                .hasMessageContaining("line 1 of")
                .hasMessageContaining("is not UTF-8 text (byte 0xf1)")
                .hasMessageContaining("windows-1252");
        assertThat(Csv.from(latin)
                        .withCharset(Charset.forName("windows-1252"))
                        .table()
                        .columnNames())
                .containsExactly("año", "n");
        Path wide =
                Files.write(folder.resolve("wide.csv"), "\ufeffaño\tn\nseñal\t1\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(Csv.read(wide).stringColumn("año").get(0)).isEqualTo("señal");
    }

    @Test
    void whatIsNoTableIsNamed() throws IOException {
        assertThatThrownBy(() -> Csv.read(folder.resolve("piso.csv"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> read("")).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> read("a,b\n")).hasMessageContaining("has one row");
        assertThatThrownBy(() -> read("\n\n")).hasMessageContaining("has no rows");
        assertThatThrownBy(() -> read("<!DOCTYPE html>")).hasMessageContaining("a web page");
        assertThatThrownBy(() -> read("a,A\n1,2\n"))
                .hasMessageContaining("two columns")
                .hasMessageContaining("\"A\"");
        Files.write(folder.resolve("pisos.csv"), ArchiveTest.zip("xl/workbook.xml"));
        assertThatThrownBy(() -> Csv.read(folder.resolve("pisos.csv"))).hasMessageContaining("Excel's .xlsx");
        assertThatThrownBy(() -> Csv.from(folder).withDecimal('x')).hasMessageContaining("expected '.' or ','");
        assertThat(read("a,,c\n1,2,3\n").columnNames()).containsExactly("a", "column 2", "c");
        assertThat(Csv.from(file("a b\n1 2\n")).withSeparator(' ').table().columnNames())
                .containsExactly("a", "b");
    }
}

package dev.neurona.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.magic.Magic.Call;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicLineTest {
    @Test
    void aLineMagicHasItsRestRawAndSplit() {
        assertThat(MagicLine.line("  %time System.out.println(\"a  b\") "))
                .contains(new Call("time", "System.out.println(\"a  b\")", List.of("System.out.println(a  b)"), null));
        assertThat(MagicLine.line("%lsmagic")).contains(new Call("lsmagic", "", List.of(), null));
    }

    @Test
    void aCommandIsTheRestOfTheLine() {
        assertThat(MagicLine.line("!ls -l 'a b' | wc"))
                .contains(new Call("!", "ls -l 'a b' | wc", List.of("ls", "-l", "a b", "|", "wc"), null));
    }

    @Test
    void aQuestionMarkAsksForHelp() {
        assertThat(MagicLine.line("%maven?")).contains(new Call("help", "maven", List.of("maven"), null));
        assertThat(MagicLine.cell("%%bash ?")).contains(new Call("help", "bash", List.of("bash"), null));
    }

    @Test
    void aCellMagicHasTheLinesBelowAsTheyAre() {
        assertThat(MagicLine.cell("\n%%bash -x  \n  a\n\nb\n"))
                .contains(new Call("bash", "-x", List.of("-x"), "  a\n\nb\n"));
        assertThat(MagicLine.cell("%%html\r\n<b>")).contains(new Call("html", "", List.of(), "<b>"));
        assertThat(MagicLine.cell("%%html")).contains(new Call("html", "", List.of(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x % y", "% x", "%%html", "%1", "%a(b)", "!= b", "!", "int x = 1;", "%maven:x"})
    void otherLinesAreNone(String line) {
        assertThat(MagicLine.line(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%time x", "x\n%%html", "%% html", "%%1"})
    void otherCellsAreNone(String cell) {
        assertThat(MagicLine.cell(cell)).isEmpty();
    }
}

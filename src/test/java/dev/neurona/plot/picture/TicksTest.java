package dev.neurona.plot.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }

    @Test
    void stepsAreRound() {
        assertThat(labels(Ticks.linear(0, 1, 5))).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Ticks.linear(-3, 7, 5))).containsExactly("−2", "0", "2", "4", "6");
        assertThat(labels(Ticks.linear(0, 60_000, 4))).containsExactly("0", "20k", "40k", "60k");
        assertThat(labels(Ticks.linear(0, 4e-5, 4))).containsExactly("0", "1e−5", "2e−5", "3e−5", "4e−5");
        assertThat(labels(Ticks.linear(1_000_000, 3_000_000, 4)))
                .containsExactly("1.0M", "1.5M", "2.0M", "2.5M", "3.0M");
    }

    @Test
    void decadesOnALogarithmicAxis() {
        assertThat(labels(Ticks.logarithmic(-5, 0, 8))).containsExactly("1e−5", "1e−4", "0.001", "0.01", "0.1", "1");
        assertThat(labels(Ticks.logarithmic(-1, 1, 8))).containsExactly("0.1", "0.2", "0.5", "1", "2", "5", "10");
    }

    @Test
    void datesFallOnTheCalendar() {
        double march = 1_709_251_200; // 1 March 2024
        assertThat(labels(Ticks.dates(march, march + 86_400 * 90, 6)))
                .containsExactly("Mar 2024", "Apr 2024", "May 2024");
        assertThat(labels(Ticks.dates(march, march + 3_600 * 5, 6)))
                .containsExactly("00:00", "01:00", "02:00", "03:00", "04:00", "05:00");
        assertThat(labels(Ticks.dates(march, march + 86_400 * 365.0 * 40, 5)))
                .containsExactly("2030", "2040", "2050", "2060");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1234.5,1234",
        "0.123456,0.1235",
        "-2.50,−2.5",
        "1e-7,1e−7",
        "123456789012,1.23e11",
        "NaN,missing"
    })
    void numbersInCellsAreBrief(double value, String text) {
        assertThat(Ticks.brief(value)).isEqualTo(text);
    }
}

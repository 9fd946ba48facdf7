package dev.neurona.plot.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmoothingTest {
    @Test
    void pointsOnTheWayAreLeftOutAndCornersKept() {
        List<Symbols.Point> line = List.of(
                new Symbols.Point(0, 0), new Symbols.Point(5, .1), new Symbols.Point(10, 0), new Symbols.Point(10, 10));
        assertThat(Smoothing.of(line)).containsExactly(line.get(0), line.get(2), line.get(3));
    }

    @Test
    void aLoopKeepsItsShape() {
        List<Symbols.Point> loop = List.of(
                new Symbols.Point(0, 0), new Symbols.Point(4, 4), new Symbols.Point(0, 8), new Symbols.Point(0, 0));
        assertThat(Smoothing.of(loop)).isEqualTo(loop);
    }
}

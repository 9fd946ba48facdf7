package dev.neurona.plot.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IsolinesTest {
    @Test
    void aPeakIsOneLoopAroundIt() {
        List<List<Isolines.Corner>> loops = Isolines.loops(new double[][] {{0, 0, 0}, {0, 4, 0}, {0, 0, 0}}, 2);
        assertThat(loops).hasSize(1);
        assertThat(loops.get(0))
                .containsExactlyInAnyOrder(
                        new Isolines.Corner(1, .5, false), new Isolines.Corner(1.5, 1, false),
                        new Isolines.Corner(1, 1.5, false), new Isolines.Corner(.5, 1, false));
    }

    @Test
    void whatIsHighEverywhereIsBoundedByTheRim() {
        List<List<Isolines.Corner>> loops = Isolines.loops(new double[][] {{5, 5}, {5, 5}}, 1);
        assertThat(loops).hasSize(1);
        assertThat(loops.get(0)).allMatch(Isolines.Corner::onRim);
    }

    @Test
    void aHoleIsALoopOfItsOwn() {
        double[][] z = {{5, 5, 5}, {5, 0, 5}, {5, 5, 5}};
        assertThat(Isolines.loops(z, 1)).hasSize(2);
        z[1][1] = Double.NaN;
        assertThat(Isolines.loops(z, 1)).hasSize(2);
    }

    @Test
    void aSaddleIsJoinedByItsMiddle() {
        assertThat(Isolines.loops(new double[][] {{9, 0}, {0, 9}}, 4))
                .as("middle 4.5 is high")
                .hasSize(1);
        assertThat(Isolines.loops(new double[][] {{9, 0}, {0, 9}}, 5))
                .as("middle 4.5 is low")
                .hasSize(2);
    }

    @Test
    void nothingHighIsNoLoop() {
        assertThat(Isolines.loops(new double[][] {{1, 2}, {3, 4}}, 5)).isEmpty();
    }
}

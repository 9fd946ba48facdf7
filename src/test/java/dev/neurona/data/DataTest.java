package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    private Data three() {
        return new Data(
                manager.create(new float[] {0, 1, 10, 11, 20, 21}, new Shape(3, 2)),
                manager.create(new long[] {0, 1, 1}),
                List.of("a", "b"),
                List.of("no", "yes"));
    }

    @Test
    void rowsComeInTheOrderAskedFor() {
        Data picked = three().rows(2, 0, 2);
        assertThat(picked.x().toFloatArray()).containsExactly(20, 21, 0, 1, 20, 21);
        assertThat(picked.labels()).containsExactly(1, 0, 1);
        assertThat(picked).hasToString("3 examples (3, 2), 2 classes [no, yes]");
    }

    @Test
    void theFirstAreTaken() {
        assertThat(three().take(2).x().toFloatArray()).containsExactly(0, 1, 10, 11);
        assertThatThrownBy(() -> three().take(4)).hasMessage("cannot take 4 of 3 examples");
        assertThatThrownBy(() -> three().rows(3)).hasMessageStartingWith("row 3 is out of range");
    }

    @Test
    void aLabelOutsideTheClassesIsNamed() {
        assertThatThrownBy(() -> new Data(
                        manager.zeros(new Shape(2, 1)),
                        manager.create(new long[] {0, 2}),
                        List.of(),
                        List.of("no", "yes")))
                .hasMessage("label 2 at index 1 is out of range: the 2 classes [no, yes] are 0 to 1");
    }

    @Test
    void countsThatDoNotMatchAreNamed() {
        assertThatThrownBy(() -> new Data(
                        manager.zeros(new Shape(2, 1)), manager.create(new long[] {0}), List.of(), List.of("no")))
                .hasMessageContaining("x (2, 1) holds 2 examples and y (1) does not");
        assertThatThrownBy(() -> new Data(
                        manager.zeros(new Shape(2, 1)), manager.create(new float[] {0, 1}), List.of(), List.of()))
                .hasMessageContaining("expected float32 (N, K) but got float32 (2)");
        assertThatThrownBy(() -> new Data(
                        manager.create(new float[0], new Shape(0, 2)),
                        manager.create(new long[0]),
                        List.of(),
                        List.of("no")))
                .hasMessageContaining("no examples");
    }

    @Test
    void whatIsDrawnInALessonFollowsFromItsSeedAndBelongsToItsManager() {
        Lab.start("data", 3);
        List<Data> drawn = List.of(
                Data.blobs(6, 3),
                Data.moons(6, 0.1),
                Data.rings(6, 0.1),
                Data.spirals(6, 0.1),
                Data.xor(6, 0.1),
                Data.line(6, 0.1),
                Data.sine(6, 0.1),
                Data.digits(6),
                Data.shapes(6),
                Data.copyTask(6, 2),
                Data.adding(6, 4),
                Data.waves(6, 4, 0.1),
                Data.from(Tables.wine().first(6), "quality"));
        for (Data data : drawn) {
            assertThat(data.size()).isEqualTo(6);
            assertThat(data.x().getManager()).isSameAs(Lab.manager());
        }
        assertThat(drawn.get(1).x().toFloatArray())
                .containsExactly(Points.moons(manager, 6, 0.1, 3).x().toFloatArray());
        assertThat(Data.moons(6, 0.1).x().toFloatArray())
                .as("a cell that runs again draws the same")
                .containsExactly(drawn.get(1).x().toFloatArray());
        assertThat(Data.moons(10, 0.1).split(0.5, 0.5)[0].x().toFloatArray())
                .containsExactly(Data.moons(10, 0.1).split(0.5, 0.5)[0].x().toFloatArray());
    }
}

package dev.neurona.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final int[] IDS = {10, 11, 12, 13, 14, 15, 16, 17, 18};

    @Test
    void targetsAreInputsShiftedByOne() {
        Windows windows = Windows.of(IDS, 3, 2);
        assertThat(windows.size()).isEqualTo(3);
        assertThat(windows.input(0)).containsExactly(10, 11, 12);
        assertThat(windows.target(0)).containsExactly(11, 12, 13);
        assertThat(windows.input(2)).containsExactly(14, 15, 16);
        assertThat(windows.target(2)).containsExactly(15, 16, 17);
    }

    @Test
    void theLastTokenMayBeATarget() {
        Windows whole = Windows.of(IDS, 8, 1);
        assertThat(whole.size()).isEqualTo(1);
        assertThat(whole.target(0)).endsWith(18);
    }

    @Test
    void streamsGoOnWhereTheyEnded() {
        Windows windows = Windows.streams(IDS, 2, 2);
        assertThat(windows.size()).isEqualTo(4);
        assertThat(windows.input(0)).containsExactly(10, 11);
        assertThat(windows.input(1)).containsExactly(14, 15);
        assertThat(windows.input(2)).containsExactly(12, 13);
        assertThat(windows.input(3)).containsExactly(16, 17);
        assertThat(windows.target(3)).containsExactly(17, 18);
    }

    @Test
    void arraysHaveARowForEachWindow() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Windows windows = Windows.of(IDS, 4, 4);
            var inputs = windows.inputs(manager);
            assertThat(inputs.getShape()).isEqualTo(new Shape(2, 4));
            assertThat(inputs.getDataType()).isEqualTo(DataType.INT64);
            assertThat(inputs.toLongArray()).containsExactly(10, 11, 12, 13, 14, 15, 16, 17);
            assertThat(windows.targets(manager).toLongArray()).containsExactly(11, 12, 13, 14, 15, 16, 17, 18);
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Windows.of(IDS, 9, 1))
                .hasMessageContaining("the text has 9 tokens")
                .hasMessageContaining("need 10");
        assertThatThrownBy(() -> Windows.streams(IDS, 3, 3)).hasMessageContaining("need 10");
        assertThatThrownBy(() -> Windows.of(new int[0], 1, 1)).hasMessageContaining("0 tokens");
        assertThatThrownBy(() -> Windows.of(IDS, 0, 1)).hasMessageContaining("a window of 0");
        assertThatThrownBy(() -> Windows.of(IDS, 1, 0)).hasMessageContaining("a step of 0");
        assertThatThrownBy(() -> Windows.streams(IDS, 1, 0)).hasMessageContaining("a batch of 0");
        assertThatThrownBy(() -> Windows.of(IDS, Integer.MAX_VALUE, 1)).hasMessageContaining("need 2147483648");
    }

    @Property
    void everyTokenIsFollowedByItsTarget(
            @ForAll @IntRange(min = 1, max = 9) int length,
            @ForAll @IntRange(min = 1, max = 9) int step,
            @ForAll @IntRange(min = 1, max = 4) int batch,
            @ForAll @IntRange(min = 0, max = 40) int more) {
        int[] ids = IntStream.range(0, length * batch + 1 + more).toArray();
        for (Windows windows : new Windows[] {Windows.of(ids, length, step), Windows.streams(ids, length, batch)}) {
            for (int w = 0; w < windows.size(); w++) {
                int[] input = windows.input(w);
                assertThat(windows.target(w))
                        .containsExactly(IntStream.of(input).map(id -> id + 1).toArray());
            }
        }
        Windows streams = Windows.streams(ids, length, batch);
        assertThat(streams.size() % batch).isZero();
        for (int w = batch; w < streams.size(); w++) {
            assertThat(streams.input(w)[0]).isEqualTo(streams.input(w - batch)[length - 1] + 1);
        }
        assertThat(ids.length - 1 - (Windows.of(ids, length, length).size() * length))
                .isLessThan(length);
    }
}

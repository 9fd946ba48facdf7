package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GivenTest {
    @TempDir
    Path folder;

    static Stream<Object> values() {
        return Stream.of(
                new float[][] {{0.1f, Float.NaN}, {Float.MIN_VALUE, -0f}},
                new double[] {1.0 / 3, Double.NEGATIVE_INFINITY, Math.PI},
                new int[][] {{}, {1}, {2, Integer.MIN_VALUE}},
                new long[] {Long.MAX_VALUE, (1L << 53) + 1},
                new String[] {"ñandú </script> \"quoted\" \\ \n\t \u2028", "", "{a: 'b'}"},
                new boolean[] {true, false},
                "one text");
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatIsReadIsWhatWasWritten(Object value) throws Exception {
        Path file = folder.resolve("given.json");

        Given.write(file, value);

        Object read = Given.read(file.toString(), value.getClass());
        // Of numbers their bits: NaN is itself, and -0 is not 0.
        assertThat(Objects.deepEquals(read, value)).as("%s", read).isTrue();
    }

    @Test
    void aSingleNumberIsReadAsItsPrimitive() throws Exception {
        Path file = folder.resolve("given.json");
        Given.write(file, 7);

        int seven = Given.read(file.toString(), int.class);

        assertThat(seven).isEqualTo(7);
    }

    @Test
    void somethingElseIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("given.json"), "{\"given\": \"7\"}");

        assertThatThrownBy(() -> Given.write(file, List.of(1))).hasMessageContaining("arrays of them but not");
        assertThatThrownBy(() -> Given.read(file.toString(), int[].class))
                .hasMessageContaining("expected a given int[]");
        assertThatThrownBy(() -> Given.read(file.toString(), Object.class)).hasMessageContaining("a Object");
    }
}

package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 1",
                "x += 2;",
                "a[i == 1 ? 0 : 1] = 3",
                "x >>= 2",
                "x >>>= 2",
                "x <<= 1",
                "x++",
                "--x",
                "a.b[2]++",
                "x = y -> 1",
                "x = a ? 1 : 2",
                "x |= 3",
                "this.x = f(1 == 2)"
            })
    void isOne(String expression) {
        assertThat(Assignments.is(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x == 1",
                "x != 1",
                "x <= 1",
                "x >= y",
                "f(x = 1)",
                "y -> x = 1",
                "a ? x : y",
                "x++ + 1",
                "a + b++",
                "x",
                "f(i++)",
                "new int[] {x = 1}",
                "\"x = 1\"",
                "(x = 1)"
            })
    void isNone(String expression) {
        assertThat(Assignments.is(expression)).isFalse();
    }
}

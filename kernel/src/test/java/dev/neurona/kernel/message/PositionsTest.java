package dev.neurona.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    void anEmojiIsOnePositionAndACombiningMarkIsOne() {
        String code = "a\uD83D\uDE00e\u0301z";
        assertThat(Positions.toUtf16(code, 1)).isEqualTo(1);
        assertThat(Positions.toUtf16(code, 2)).isEqualTo(3);
        assertThat(Positions.toUtf16(code, 4)).isEqualTo(5);
        assertThat(Positions.toCodePoints(code, 5)).isEqualTo(4);
    }

    @Test
    void halfAPairIsOnePosition() {
        assertThat(Positions.toUtf16("\uD83Dx\uDE00y", 3)).isEqualTo(3);
        assertThat(Positions.toCodePoints("\uD83Dx\uDE00y", 3)).isEqualTo(3);
    }

    @Test
    void positionsOutsideAreMovedInside() {
        assertThat(Positions.toUtf16("ab", -1)).isZero();
        assertThat(Positions.toUtf16("\uD83D\uDE00", 9)).isEqualTo(2);
        assertThat(Positions.toCodePoints("ab", 9)).isEqualTo(2);
        assertThat(Positions.toCodePoints("ab", -1)).isZero();
    }

    @Property
    void thereAndBackIsTheSame(@ForAll String code, @ForAll int position) {
        int inside = Math.floorMod(position, code.codePointCount(0, code.length()) + 1);
        assertThat(Positions.toCodePoints(code, Positions.toUtf16(code, inside)))
                .isEqualTo(inside);
    }
}

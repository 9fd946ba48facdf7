package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResizeTest {
    private static Pixels grey(int height, int width, int... values) {
        byte[] rgb = new byte[height * width * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) values[i / 3];
        }
        return new Pixels(height, width, rgb);
    }

    private static int[] numbers(byte[] bytes) {
        int[] numbers = new int[bytes.length];
        Arrays.setAll(numbers, i -> bytes[i] & 0xff);
        return numbers;
    }

    @Test
    void halvingTakesTheMeanWithTheWeightsOfTheFormula() {
        // s = r = 2; for i = 0 the centre is 1: weights of j + 1/2 = 0.5, 1.5, 2.5 are 3/4, 3/4, 1/4, divided by 7/4.
        // 0 * 3/7 + 70 * 3/7 + 140 * 1/7 = 50; from the other end 70 * 1/7 + 140 * 3/7 + 210 * 3/7 = 160.
        byte[] half = Resize.squashed(1, 2).apply(grey(1, 4, 0, 70, 140, 210));
        assertThat(Arrays.copyOf(numbers(half), 2)).containsExactly(50, 160);
    }

    @Test
    void doublingInterpolates() {
        byte[] twice = Resize.squashed(1, 4).apply(grey(1, 2, 0, 100));
        assertThat(Arrays.copyOf(numbers(twice), 4)).containsExactly(0, 25, 75, 100);
    }

    @Test
    void theSameSizeChangesNothingAndColoursComeApart() {
        byte[] rgb = {1, 2, 3, 4, 5, 6};
        assertThat(Resize.squashed(1, 2).apply(new Pixels(1, 2, rgb))).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void cropsComeFromTheMiddleOfTheShortSide() {
        byte[] wide = Resize.cropped(2).apply(grey(2, 6, 0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15));
        assertThat(Arrays.copyOf(numbers(wide), 4)).containsExactly(2, 3, 12, 13);
        byte[] tall = Resize.cropped(2).apply(grey(4, 2, 0, 1, 10, 11, 20, 21, 30, 31));
        assertThat(Arrays.copyOf(numbers(tall), 4)).containsExactly(10, 11, 20, 21);
        byte[] smaller = Resize.cropped(4, 2).apply(grey(4, 4, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
        assertThat(Arrays.copyOf(numbers(smaller), 4)).containsExactly(5, 6, 9, 10);
    }

    /** Pillow 12.3 of the same picture, {@code resize((w, h), BILINEAR)}: it rounds in between, so 1 apart is equal. */
    @Test
    void agreesWithTheReference() {
        byte[] rgb = new byte[7 * 5 * 3];
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 5; x++) {
                int at = (y * 5 + x) * 3;
                rgb[at] = (byte) ((y * 5 + x) * 7 % 256);
                rgb[at + 1] = (byte) ((y * 37 + x * 61) % 256);
                rgb[at + 2] = (byte) (x * 50);
            }
        }
        Pixels picture = new Pixels(7, 5, rgb);
        assertNear(
                Resize.squashed(3, 2).apply(picture),
                37,
                51,
                112,
                126,
                187,
                201,
                90,
                140,
                144,
                97,
                144,
                125,
                50,
                150,
                50,
                150,
                50,
                150);
        assertNear(
                Resize.squashed(4, 4).apply(picture),
                20,
                28,
                36,
                44,
                75,
                83,
                91,
                99,
                139,
                147,
                155,
                163,
                194,
                202,
                210,
                218,
                34,
                105,
                170,
                154,
                92,
                163,
                115,
                63,
                160,
                155,
                77,
                118,
                184,
                104,
                105,
                176,
                13,
                71,
                129,
                188,
                13,
                71,
                129,
                188,
                13,
                71,
                129,
                188,
                13,
                71,
                129,
                188);
        assertNear(
                Arrays.copyOf(Resize.squashed(10, 9).apply(picture), 18),
                0,
                2,
                6,
                10,
                14,
                18,
                22,
                26,
                28,
                19,
                21,
                25,
                29,
                33,
                37,
                41,
                45,
                47);
    }

    private static void assertNear(byte[] actual, int... expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i] & 0xff).as("value %d", i).isBetween(expected[i] - 1, expected[i] + 1);
        }
    }

    @Property(tries = 200)
    void onePlainColourStaysThatColour(
            @ForAll @IntRange(min = 1, max = 40) int h,
            @ForAll @IntRange(min = 1, max = 40) int w,
            @ForAll @IntRange(min = 1, max = 20) int side,
            @ForAll @IntRange(max = 20) int more,
            @ForAll byte colour) {
        int[] values = new int[h * w];
        Arrays.fill(values, colour);
        Pixels plain = grey(h, w, values);
        assertThat(Resize.squashed(side, side + more).apply(plain))
                .hasSize(3 * side * (side + more))
                .containsOnly(colour);
        assertThat(Resize.cropped(side + more, side).apply(plain))
                .hasSize(3 * side * side)
                .containsOnly(colour);
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Resize.squashed(0, 5)).hasMessageContaining("cannot resize to 0 x 5");
        assertThatThrownBy(() -> Resize.cropped(100, 224)).hasMessageContaining("too short to cut 224 x 224 from");
    }
}

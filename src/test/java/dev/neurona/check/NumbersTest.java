package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;

class NumbersTest {
    @Test
    void numbersOfEveryKindAreTheSame() {
        Numbers three = Numbers.of(3).orElseThrow();
        for (Object same : List.of(3.0, 3f, 3L, (short) 3, new java.math.BigDecimal("3"))) {
            assertThat(Numbers.of(same)).contains(three);
        }
    }

    @Test
    void arraysListsAndColumnsAreTheSame() {
        Numbers vector = Numbers.of(new double[] {1, 2, 3}).orElseThrow();
        assertThat(vector.shape()).containsExactly(3);
        for (Object same : List.of(
                new int[] {1, 2, 3},
                new float[] {1, 2, 3},
                new Integer[] {1, 2, 3},
                List.of(1, 2.0, 3L),
                IntColumn.create("n", 1, 2, 3))) {
            assertThat(Numbers.of(same)).contains(vector);
        }
    }

    @Test
    void aMatrixIsReadRowByRow() {
        Numbers matrix = Numbers.of(new float[][] {{1, 2, 3}, {4, 5, 6}}).orElseThrow();
        assertThat(matrix.shape()).containsExactly(2, 3);
        assertThat(matrix.values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(matrix.place(4)).isEqualTo("[1, 1]");
    }

    @Test
    void anArrayOfTheEngineIsReadWithoutLeavingAnythingBehind() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray array = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
            assertThat(Numbers.of(array))
                    .contains(Numbers.of(new double[][] {{1, 2}, {3, 4}}).orElseThrow());
            assertThat(Numbers.of(array.toType(DataType.INT64, false))
                            .orElseThrow()
                            .values())
                    .containsExactly(1, 2, 3, 4);
            assertThat(manager.getManagedArrays()).hasSize(2);
        }
    }

    @Test
    void whatIsNoNumberIsNone() {
        assertThat(Numbers.of("3")).isEmpty();
        assertThat(Numbers.of(List.of(1, "2"))).isEmpty();
        assertThat(Numbers.of(null)).isEmpty();
        assertThat(Numbers.of(true)).isEmpty();
    }

    @Test
    void rowsOfDifferentLengthsAreNamed() {
        assertThatThrownBy(() -> Numbers.of(new double[][] {{1, 2}, {3}}))
                .hasMessage("row 0 is (2) and row 1 is (1): rows of one array have one length");
    }

    @Test
    void jsonIsReadBackTheSame() {
        Numbers odd = Numbers.of(new double[][] {{1, Double.NaN}, {1e-300, Double.NEGATIVE_INFINITY}})
                .orElseThrow();
        Numbers back = Numbers.parse(odd.json());
        assertThat(back).isEqualTo(odd);
        assertThat(odd.json())
                .isEqualTo("{\"shape\":[2,2],\"single\":false,\"values\":[1,\"NaN\",1E-300,\"-Infinity\"]}");
        assertThat(Numbers.parse(Numbers.of(7.5f).orElseThrow().json()).isSingle())
                .isTrue();
    }

    @Test
    void jsonOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> Numbers.parse("{\"shape\":[3],\"values\":[1,2]}"))
                .hasMessageContaining("with 3 values but got 2");
        assertThatThrownBy(() -> Numbers.parse("{\"shape\":[1],\"values\":[\"rm -rf\"]}"))
                .hasMessageContaining("expected a number");
        assertThatThrownBy(() -> Numbers.parse("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneAxisMoreOfLengthOneFitsButARowIsNoColumn() {
        Numbers flat = Numbers.of(new double[] {1, 2, 3}).orElseThrow();
        Numbers column = Numbers.of(new double[][] {{1}, {2}, {3}}).orElseThrow();
        Numbers row = Numbers.of(new double[][] {{1, 2, 3}}).orElseThrow();
        assertThat(flat.fits(column)).isTrue();
        assertThat(row.fits(flat)).isTrue();
        assertThat(row.fits(column)).isFalse();
        assertThat(Numbers.of(5).orElseThrow().fits(Numbers.of(new int[] {5}).orElseThrow()))
                .isTrue();
    }

    @Test
    void numbersAreWrittenAsPeopleDo() {
        assertThat(NumberText.of(.93086157, Language.EN)).isEqualTo("0.930862");
        assertThat(NumberText.of(.93086157, Language.ES)).isEqualTo("0,930862");
        assertThat(NumberText.of(3, Language.ES)).isEqualTo("3");
        assertThat(NumberText.of(0, Language.EN)).isEqualTo("0");
        assertThat(NumberText.of(101_770, Language.EN)).isEqualTo("101770");
        assertThat(NumberText.of(1.5e-7, Language.ES)).isEqualTo("1,5e-7");
        assertThat(NumberText.of(-2.5e12, Language.EN)).isEqualTo("-2.5e12");
        assertThat(NumberText.of(Double.NaN, Language.ES)).isEqualTo("NaN");
        assertThat(NumberText.of(Double.POSITIVE_INFINITY, Language.EN)).isEqualTo("Infinity");
    }

    @Test
    void arraysAreWrittenSoThatTheyCanBeRead() {
        Numbers few = Numbers.of(new double[][] {{.5, 1}, {2, 3}}).orElseThrow();
        assertThat(NumberText.of(few, Language.EN)).isEqualTo("[[0.5, 1], [2, 3]]");
        assertThat(NumberText.of(few, Language.ES)).isEqualTo("[[0,5; 1]; [2; 3]]");
        assertThat(NumberText.of(Numbers.of(new double[100]).orElseThrow(), Language.EN))
                .isEqualTo("(100) [0, 0, 0, 0, …]");
        assertThat(NumberText.of(Numbers.of(new double[0]).orElseThrow(), Language.EN))
                .isEqualTo("[]");
    }

    @Test
    void closeNumbersGetAsManyDigitsAsTellThemApart() {
        assertThat(NumberText.digits(.123456789, .123456788)).isEqualTo(9);
        assertThat(NumberText.digits(1, 2)).isEqualTo(6);
    }
}

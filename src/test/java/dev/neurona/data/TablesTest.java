package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    private static Table small() {
        return Table.create(
                "small",
                IntColumn.create("age", 30, 40, 50),
                StringColumn.create("region", "north", "coast", "north"),
                BooleanColumn.create("garden", true, false, true),
                StringColumn.create("pet", "fish", "dog", "fish"));
    }

    @Test
    void wordsBecomeAColumnForEachAndLabelsClassesByTheAlphabet() {
        Data data = Data.from(manager, small(), "pet");
        assertThat(data.features()).containsExactly("age", "region=coast", "region=north", "garden");
        assertThat(data.x().toFloatArray()).containsExactly(30, 0, 1, 1, 40, 1, 0, 0, 50, 0, 1, 1);
        assertThat(data.classes()).containsExactly("dog", "fish");
        assertThat(data.labels()).containsExactly(1, 0, 1);
    }

    @Test
    void aLabelOfNumbersGivesValues() {
        Data data = Data.from(manager, small(), "age", "garden");
        assertThat(data.y().getShape()).isEqualTo(new Shape(3, 1));
        assertThat(data.y().toFloatArray()).containsExactly(30, 40, 50);
        assertThat(data.features()).containsExactly("garden");
    }

    @Test
    void wordsCanBecomeNumbersInstead() {
        assertThat(Tables.indexed(small(), "region").intColumn("region").asObjectArray())
                .containsExactly(1, 0, 1);
        assertThat(small().stringColumn("region").get(0)).isEqualTo("north");
    }

    @Test
    void aMissingValueIsNamedByColumnAndRow() {
        Table gaps = Table.create(
                "gaps", DoubleColumn.create("height", 1.5, Double.NaN), StringColumn.create("kind", "a", "b"));
        assertThatThrownBy(() -> Data.from(manager, gaps, "kind"))
                .hasMessageContaining("column \"height\" has no value in row 1")
                .hasMessageContaining("dropRowsWithMissingValues");
        Table noLabel =
                Table.create("gaps", DoubleColumn.create("height", 1.5, 2), StringColumn.create("kind", "a", ""));
        assertThatThrownBy(() -> Data.from(manager, noLabel, "kind")).hasMessageContaining("\"kind\" has no value");
        Table infinite = Table.create(
                "gaps", DoubleColumn.create("h", 1, Double.POSITIVE_INFINITY), StringColumn.create("kind", "a", "b"));
        assertThatThrownBy(() -> Data.from(manager, infinite, "kind")).hasMessageContaining("Infinity in row 1");
    }

    @Test
    void aColumnThatDoesNotExistIsNamedWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> Data.from(manager, small(), "pett"))
                .hasMessage("no column \"pett\" in the table \"small\": did you mean \"pet\"?");
        assertThatThrownBy(() -> Data.from(manager, Tables.pets(5, 1), "pet", "income"))
                .hasMessageContaining("did you mean \"income (1000 €/year)\"?");
        assertThatThrownBy(() -> Data.from(manager, small(), "pet", "temperature"))
                .hasMessageContaining("it has [age, region, garden, pet]");
    }

    @Test
    void whatIsNoCategoryIsNamed() {
        assertThatThrownBy(() -> Data.from(manager, Tables.messages(1000, 1), "kind"))
                .hasMessageContaining("column \"text\" has")
                .hasMessageContaining("too many for categories");
        assertThatThrownBy(() -> Data.from(manager, small().emptyCopy(), "pet")).hasMessageContaining("no rows");
        assertThatThrownBy(() -> Data.from(manager, small().retainColumns("pet"), "pet"))
                .hasMessageContaining("no features");
    }

    @Test
    void examplesBecomeATableAndThatBecomesTheSameExamples() {
        Data moons = Points.moons(manager, 6, 0.1, 1);
        Table table = moons.table();
        assertThat(table.columnNames()).containsExactly("x1", "x2", "label");
        Data again = Data.from(manager, table, "label");
        assertThat(again.x().toFloatArray()).containsExactly(moons.x().toFloatArray());
        assertThat(again.labels()).containsExactly(moons.labels());
        assertThatThrownBy(() -> Digits.of(manager, 2, 1).table()).hasMessageContaining("only points (N, D)");
    }

    @Test
    void theTablesHaveTheImbalanceTheLessonsNeed() {
        assertThat(share(Tables.wine(4000, 1), "quality", "ordinary")).isBetween(0.7, 0.8);
        assertThat(share(Tables.wine(4000, 1), "quality", "poor")).isBetween(0.05, 0.12);
        assertThat(share(Tables.messages(4000, 1), "kind", "spam")).isBetween(0.17, 0.23);
        assertThat(share(Tables.pets(4000, 1), "pet", "rock")).isBetween(0.01, 0.1);
    }

    private static double share(Table table, String column, String value) {
        return (double) table.stringColumn(column).isEqualTo(value).size() / table.rowCount();
    }

    @Test
    void lemonsAndAntacidsGoTogetherAndLemonsAndBeerDoNot() {
        Table carts = Tables.carts(3000, 1);
        double[] lemons = carts.intColumn("lemons").asDoubleArray();
        assertThat(correlation(lemons, carts.intColumn("antacids").asDoubleArray()))
                .isGreaterThan(0.45);
        assertThat(correlation(lemons, carts.intColumn("beer").asDoubleArray())).isBetween(-0.08, 0.08);
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void dogsComeInThreeSizesWithGapsBetween() {
        double[] heights = Tables.dogs(600, 1).doubleColumn("height (cm)").asDoubleArray();
        assertThat(heights).hasSize(600);
        long between = Arrays.stream(heights)
                .filter(h -> h > 34.5 && h < 37.5 || h > 55.5 && h < 57.5)
                .count();
        assertThat(between).isLessThan(15);
    }

    @Test
    void spamHasItsWordsAndTheCountsAreThoseOfTheText() {
        Table messages = Tables.messages(300, 1);
        for (int i = 0; i < 300; i++) {
            String text = messages.stringColumn("text").get(i).toLowerCase(Locale.ROOT);
            assertThat((int) messages.intColumn("length (characters)").get(i)).isEqualTo(text.length());
            assertThat((int) messages.intColumn("free").get(i)).isEqualTo((int) List.of(text.split("[^a-z]+")).stream()
                    .filter("free"::equals)
                    .count());
        }
        Table spam = messages.where(messages.stringColumn("kind").isEqualTo("spam"));
        Table ordinary = messages.where(messages.stringColumn("kind").isEqualTo("ordinary"));
        assertThat(spam.intColumn("exclamation marks").mean())
                .isGreaterThan(3 * ordinary.intColumn("exclamation marks").mean());
    }

    @Test
    void aColdWaveComesOvernight() {
        double drop = 0;
        for (int seed = 0; seed < 10; seed++) {
            double[] days =
                    Tables.temperatures(seed).doubleColumn("temperature (°C)").asDoubleArray();
            assertThat(days).hasSize(730);
            drop += (days[469] - days[470]) / 10;
        }
        assertThat(drop).isBetween(8.0, 14.0);
        double[] t = Tables.temperatures(1).doubleColumn("temperature (°C)").asDoubleArray();
        assertThat(Arrays.stream(t, 170, 230).average().orElseThrow())
                .as("summer")
                .isGreaterThan(18);
        assertThat(t[0]).isEqualTo(Tables.temperatures(1).doubleColumn(2).get(0));
    }

    @Test
    void flatsThatAreLargerCostMore() {
        Table flats = Tables.housing(500, 1);
        assertThat(correlation(
                        flats.doubleColumn("area (m²)").asDoubleArray(),
                        flats.doubleColumn("price (1000 €)").asDoubleArray()))
                .isGreaterThan(0.6);
    }
}

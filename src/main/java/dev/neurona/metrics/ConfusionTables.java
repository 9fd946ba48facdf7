package dev.neurona.metrics;

import dev.neurona.language.Phrases;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A confusion matrix as Tablesaw tables. */
final class ConfusionTables {
    private ConfusionTables() {}

    static Table counts(ConfusionMatrix matrix) {
        Phrases words = Phrases.of(ConfusionTables.class);
        long[][] counts = matrix.counts();
        StringColumn actual = StringColumn.create(words.say("confusion.corner"), matrix.classes());
        Table table = Table.create(words.say("confusion.table"), actual);
        Set<String> taken = new HashSet<>(Set.of(actual.name()));
        for (int j = 0; j < counts.length; j++) {
            LongColumn column = LongColumn.create(free(matrix.classes().get(j), j, taken));
            for (long[] row : counts) {
                column.append(row[j]);
            }
            table.addColumns(column);
        }
        return table;
    }

    /** Tablesaw takes "a" and "A" for one name, but they may well be two classes. */
    private static String free(String name, int number, Set<String> taken) {
        String free = name;
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free += " [" + number + "]";
        }
        return free;
    }

    static Table rates(ConfusionMatrix matrix) {
        Table table = Table.create(
                "Rates",
                StringColumn.create("class"),
                DoubleColumn.create("precision"),
                DoubleColumn.create("recall"),
                DoubleColumn.create("F1"),
                DoubleColumn.create("false positive rate"),
                LongColumn.create("examples"));
        for (int k = 0; k < matrix.classes().size(); k++) {
            add(table, matrix.classes().get(k), matrix.against(k).scores(), matrix.support(k));
        }
        add(table, "macro mean", matrix.macro(), matrix.total());
        add(table, "weighted mean", matrix.weighted(), matrix.total());
        return table;
    }

    private static void add(Table table, String name, Scores scores, long examples) {
        table.stringColumn("class").append(name);
        table.doubleColumn("precision").append(scores.precision());
        table.doubleColumn("recall").append(scores.recall());
        table.doubleColumn("F1").append(scores.f1());
        table.doubleColumn("false positive rate").append(scores.falsePositiveRate());
        table.longColumn("examples").append(examples);
    }
}

package dev.neurona.inspect;

import ai.djl.ndarray.types.Shape;
import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A net's layers, what each makes of its input, and how many numbers each learns. It prints as a table with totals.
 *
 * @param input what the net is given, with N for the batch
 * @param rows the layers in order
 */
public record Summary(String input, List<Row> rows) {
    public Summary {
        rows = List.copyOf(rows);
    }

    /**
     * A layer.
     *
     * @param index its number, from 1
     * @param type what it does
     * @param path where it is in the net
     * @param output the shape of what it makes, with N for the batch: {@code (N, 6, 28, 28)}
     * @param parameters how many numbers it holds that could learn
     * @param trainable how many of them learn now; the others are frozen
     * @param counted how many numbers it holds that are counted, not learned: the running statistics of batch normalisation
     */
    public record Row(
            int index, String type, String path, String output, long parameters, long trainable, long counted) {}

    /** {@return how many numbers the net holds that could learn} */
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    /** {@return how many of them learn now} */
    public long trainable() {
        return rows.stream().mapToLong(Row::trainable).sum();
    }

    /** {@return how many of them are frozen} */
    public long frozen() {
        return parameters() - trainable();
    }

    /** {@return the rows as a table} */
    public Table table() {
        Table table = Table.create(
                "layers",
                IntColumn.create("layer"),
                StringColumn.create("type"),
                StringColumn.create("output"),
                LongColumn.create("parameters"),
                LongColumn.create("trainable"),
                StringColumn.create("path"));
        for (Row row : rows) {
            table.intColumn("layer").append(row.index);
            table.stringColumn("type").append(row.type);
            table.stringColumn("output").append(row.output);
            table.longColumn("parameters").append(row.parameters);
            table.longColumn("trainable").append(row.trainable);
            table.stringColumn("path").append(row.path);
        }
        return table;
    }

    /**
     * {@return a shape with N in place of the batch}
     *
     * @param batch the number that stands for N; a first axis of a multiple of it is told as such: {@code (20N, 50)}
     */
    static String symbolic(Shape shape, long batch) {
        List<String> sizes = new ArrayList<>();
        for (int i = 0; i < shape.dimension(); i++) {
            long size = shape.get(i);
            if (i > 0 || batch < 1 || size % batch != 0) {
                sizes.add(Long.toString(size));
            } else {
                sizes.add(size == batch ? "N" : size / batch + "N");
            }
        }
        return "(" + String.join(", ", sizes) + ")";
    }

    /** {@return the layers in columns, then the totals} */
    @Override
    public String toString() {
        List<String[]> cells = new ArrayList<>();
        Phrases words = Phrases.of(Summary.class);
        cells.add(new String[] {words.say("layer"), words.say("output"), words.say("parameters")});
        cells.add(new String[] {words.say("input"), input, ""});
        for (Row row : rows) {
            String frozen =
                    row.parameters > row.trainable ? " " + words.say(row.trainable == 0 ? "frozen" : "partly") : "";
            cells.add(new String[] {row.index + " " + row.type, row.output, Spoken.count(row.parameters) + frozen});
        }
        int first = width(cells, 0);
        int second = width(cells, 1);
        StringBuilder text = new StringBuilder();
        for (String[] row : cells) {
            text.append(("%-" + first + "s  %-" + second + "s  %s")
                            .formatted((Object[]) row)
                            .stripTrailing())
                    .append('\n');
        }
        String totals =
                words.say("totals", Spoken.count(parameters()), Spoken.count(trainable()), Spoken.count(frozen()));
        long counted = rows.stream().mapToLong(Row::counted).sum();
        return text + (counted == 0 ? totals : words.say("counted", totals, Spoken.count(counted)));
    }

    private static int width(List<String[]> cells, int column) {
        return cells.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}

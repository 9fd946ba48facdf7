package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What comes out of each layer for a batch: mean, spread, how much of it is zero, and how many units are dead.
 *
 * <p>A unit is one of a layer's outputs {@code (N, D)}, or one of its channels {@code (N, C, H, W)}. It is dead if it is zero for
 * every example of the batch and, for a channel, in every place; after ReLU its weights get no gradient then.
 */
public final class Activations {
    /** As many values of a layer are kept for its histogram, evenly picked. */
    private static final int KEPT = 10_000;

    private final List<Row> layers = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();

    private Activations() {}

    /**
     * A layer's output.
     *
     * @param name the layer's number and type: {@code 2 ReLU}
     * @param mean of all values
     * @param deviation their standard deviation, divided by their number
     * @param min the smallest, NaN if one value is
     * @param max the greatest, NaN if one value is
     * @param zeros the share of values that are 0
     * @param dead the share of units that are dead
     * @param cuts whether the layer makes no value negative but some zero, as ReLU does
     */
    public record Row(
            String name,
            double mean,
            double deviation,
            double min,
            double max,
            double zeros,
            double dead,
            boolean cuts) {}

    /**
     * {@return what the layers make of a batch, as in use: without dropout, and with running statistics}
     *
     * @param net initialised
     * @param x the batch's inputs
     * @throws IllegalArgumentException at the layer where a shape breaks
     */
    public static Activations of(Block net, NDArray x) {
        return of(net, x, false);
    }

    /**
     * {@return what the layers make of a batch while the net trains: with dropout, and normalised by the batch's own statistics} The
     * running statistics stay as they are.
     */
    public static Activations whileTraining(Block net, NDArray x) {
        return of(net, x, true);
    }

    private static Activations of(Block net, NDArray x, boolean training) {
        Pass.requireInitialised(net);
        Activations seen = new Activations();
        RunningStatistics before = new RunningStatistics(net);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Pass.through(net, x, training, seen::add);
        } finally {
            before.putBack();
        }
        return seen;
    }

    private void add(Layer layer, NDArray in, NDArray out) {
        boolean sameShape = in.getShape().equals(out.getShape());
        boolean mayCut = sameShape && layer.block().getParameters().isEmpty();
        float[] all = out.toFloatArray();
        layers.add(row(layer.label(), all, out.getShape(), mayCut));
        values.add(picked(all));
    }

    private static Row row(String name, float[] values, Shape shape, boolean mayCut) {
        Spread spread = Spread.of(values);
        return new Row(
                name,
                spread.mean(),
                spread.deviation(),
                spread.min(),
                spread.max(),
                spread.zeros(),
                dead(values, shape),
                mayCut && spread.min() == 0);
    }

    /** {@return the share of units, axis 1, that are 0 everywhere} */
    private static double dead(float[] values, Shape shape) {
        if (shape.dimension() < 2) {
            return 0;
        }
        int units = Math.toIntExact(shape.get(1));
        int places = Math.toIntExact(shape.slice(2).size());
        boolean[] alive = new boolean[units];
        for (int i = 0; i < values.length; i++) {
            alive[i / places % units] |= values[i] != 0;
        }
        int dead = 0;
        for (boolean unit : alive) {
            dead += unit ? 0 : 1;
        }
        return dead / (double) units;
    }

    private static double[] picked(float[] values) {
        double[] kept = new double[Math.min(KEPT, values.length)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = values[(int) ((long) i * values.length / kept.length)];
        }
        return kept;
    }

    /** {@return the layers in order} */
    public List<Row> layers() {
        return List.copyOf(layers);
    }

    /**
     * {@return a layer's values, or 10,000 of them evenly picked, for a histogram}
     *
     * @param layer its number, from 1
     */
    public double[] values(int layer) {
        if (layer < 1 || layer > values.size()) {
            throw new IllegalArgumentException(
                    "there is no layer %d: the net has %d, from 1".formatted(layer, values.size()));
        }
        return values.get(layer - 1).clone();
    }

    /** {@return the layers that make no value negative, as ReLU: those whose dead units matter} */
    public List<Row> relus() {
        return layers.stream()
                .filter(row -> row.cuts() || row.name().endsWith(" ReLU"))
                .toList();
    }

    /** {@return the share of dead units over all ReLU layers, the mean of the layers' shares; 0 if there are none} */
    public double deadFraction() {
        return relus().stream().mapToDouble(Row::dead).average().orElse(0);
    }

    /** {@return the numbers as a table} */
    public Table table() {
        return Table.create(
                "activations",
                StringColumn.create("layer", layers.stream().map(Row::name).toList()),
                column("mean", layers.stream().mapToDouble(Row::mean).toArray()),
                column("deviation", layers.stream().mapToDouble(Row::deviation).toArray()),
                column("min", layers.stream().mapToDouble(Row::min).toArray()),
                column("max", layers.stream().mapToDouble(Row::max).toArray()),
                column("zeros", layers.stream().mapToDouble(Row::zeros).toArray()),
                column("dead", layers.stream().mapToDouble(Row::dead).toArray()));
    }

    private static DoubleColumn column(String name, double[] values) {
        return DoubleColumn.create(name, values);
    }
}

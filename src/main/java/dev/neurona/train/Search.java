package dev.neurona.train;

import ai.djl.nn.Block;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Many trainings with hyperparameters drawn by chance, and how each did (checklist H-03, H-04: the caviar way).
 *
 * <pre>{@code
 * Search search = Search.random(20, "accuracy", draw -> Fit.of(net(draw.whole("units", 8, 128)), train, dev)
 *         .optimizer(Optimizers.adam(draw.logUniform("a", 1e-4, 1e-1)))
 *         .metric("accuracy", Metric.accuracy()).epochs(3).quiet());
 * search.table();
 * }</pre>
 *
 * <p>Nets that a search gave their weights are freed again, all but the best. An interrupted search keeps the runs so far.
 *
 * @param runs from best to worst; those that came further first where a search drops runs on the way
 * @param metric what they are compared by: {@code "loss"} or a metric's name, of the dev examples where there are any
 */
public record Search(List<Run> runs, String metric) {
    /**
     * One training.
     *
     * @param number in the order they were begun, from 1
     * @param settings what was drawn, by name
     * @param history of the training
     * @param value the best of what runs are compared by; NaN if no epoch was finished
     * @param net as it was trained; without weights unless it is the best
     */
    public record Run(int number, Map<String, Object> settings, History history, double value, Block net) {}

    public Search {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a search without a run: give 1 or more");
        }
    }

    /** {@return runs with draws that follow from {@link Lab#seed}} */
    public static Search random(int runs, String metric, Function<Draw, Fit> recipe) {
        return random(runs, metric, Lab.seed(), recipe);
    }

    /**
     * {@return as many runs, each trained to its end}
     *
     * @param metric {@code "loss"}, or the name of a metric that every fit has
     * @param recipe makes a fit, with a net of its own, of what it draws
     */
    public static Search random(int runs, String metric, long seed, Function<Draw, Fit> recipe) {
        List<Going> all = begin(runs, metric, seed, recipe);
        try {
            for (Going going : all) {
                going.to(going.fit.epochs);
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
            return result(all, metric);
        } finally {
            all.forEach(Going::close);
        }
    }

    /**
     * {@return successive halving (Jamieson and Talwalkar 2016)} All begin, for a few epochs; the best part of them goes on for
     * {@code factor} times as many, and so on until one is left.
     *
     * @param epochs how many the first round takes; a fit's own number does not count
     * @param factor by how much runs are thinned out and epochs grow, such as 2 or 3
     */
    public static Search halving(
            int runs, int epochs, int factor, String metric, long seed, Function<Draw, Fit> recipe) {
        if (factor < 2 || epochs < 1) {
            throw new IllegalArgumentException(
                    "halving by %d from %d epochs: give a factor of 2 or more and 1 epoch or more"
                            .formatted(factor, epochs));
        }
        List<Going> all = begin(runs, metric, seed, recipe);
        try {
            List<Going> left = new ArrayList<>(all);
            for (int until = epochs; !left.isEmpty(); until *= factor) {
                for (Going going : left) {
                    going.to(until);
                    if (Thread.currentThread().isInterrupted()) {
                        return result(all, metric);
                    }
                }
                if (left.size() == 1) {
                    break;
                }
                left.sort(better(metric, left.get(0).fit));
                left = new ArrayList<>(left.subList(0, Math.max(1, left.size() / factor)));
            }
            return result(all, metric);
        } finally {
            all.forEach(Going::close);
        }
    }

    private static List<Going> begin(int runs, String metric, long seed, Function<Draw, Fit> recipe) {
        if (runs < 1) {
            throw new IllegalArgumentException("a search of %d runs: give 1 or more".formatted(runs));
        }
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Going> all = new ArrayList<>();
        Set<Block> nets = new LinkedHashSet<>();
        for (int i = 1; i <= runs; i++) {
            Draw draw = new Draw(seeds.nextLong());
            Fit fit = recipe.apply(draw);
            if (!nets.add(fit.net)) {
                throw new IllegalArgumentException("two runs share a net: make a new one in the recipe each time");
            }
            if (!metric.equals("loss") && !fit.metrics.containsKey(metric)) {
                throw new IllegalArgumentException(
                        "runs are compared by \"%s\", but a fit has loss and %s: add it with metric(...)"
                                .formatted(metric, fit.metrics.keySet()));
            }
            all.add(new Going(i, draw, fit, metric));
        }
        return all;
    }

    private static Comparator<Going> better(String metric, Fit fit) {
        Metric measure = fit.metrics.get(metric);
        boolean higher = measure != null && measure.higherIsBetter();
        // What is not a number comes last either way.
        Comparator<Going> byValue = Comparator.comparingDouble(going ->
                Double.isNaN(going.value()) ? Double.POSITIVE_INFINITY : higher ? -going.value() : going.value());
        return byValue.thenComparingInt(going -> going.number);
    }

    private static Search result(List<Going> all, String metric) {
        List<Going> sorted = new ArrayList<>(
                all.stream().filter(going -> going.history != null).toList());
        if (sorted.isEmpty()) {
            throw new IllegalStateException("the search was interrupted before its first run had ended");
        }
        sorted.sort(Comparator.<Going>comparingInt(going -> -going.rounds)
                .thenComparing(better(metric, sorted.get(0).fit)));
        sorted.get(0).keep = true;
        return new Search(sorted.stream().map(Going::run).toList(), metric);
    }

    /** {@return the best run, whose net keeps its weights} */
    public Run best() {
        return runs.get(0);
    }

    /** {@return a row for each run: number, what was drawn, the value compared, epochs, seconds} */
    public Table table() {
        Table table = Table.create("search");
        IntColumn number = IntColumn.create("run");
        runs.forEach(run -> number.append(run.number()));
        table.addColumns(number);
        for (String name : names()) {
            List<@Nullable Object> values = new ArrayList<>();
            runs.forEach(run -> values.add(run.settings().get(name)));
            if (values.stream().allMatch(Number.class::isInstance)) {
                DoubleColumn column = DoubleColumn.create(name);
                values.forEach(value -> column.append((Number) value));
                table.addColumns(column);
            } else {
                StringColumn column = StringColumn.create(name);
                values.forEach(value -> column.append(String.valueOf(value)));
                table.addColumns(column);
            }
        }
        DoubleColumn value = DoubleColumn.create("best " + metric);
        IntColumn epochs = IntColumn.create("epochs");
        DoubleColumn seconds = DoubleColumn.create("seconds");
        for (Run run : runs) {
            value.append(run.value());
            epochs.append(run.history().epochs());
            seconds.append(run.history().seconds());
        }
        return table.addColumns(value, epochs, seconds);
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(run.settings().keySet()));
        return names;
    }

    /** A run under way. */
    private static final class Going implements AutoCloseable {
        private final int number;
        private final Draw draw;
        private final Fit fit;
        private final String metric;
        private final boolean ownWeights;
        private @Nullable Training training;
        private @Nullable History history;
        private int rounds;
        private boolean keep;

        Going(int number, Draw draw, Fit fit, String metric) {
            this.number = number;
            this.draw = draw;
            this.fit = fit;
            this.metric = metric;
            this.ownWeights = !fit.net.isInitialized();
        }

        void to(int epochs) {
            Training now = training;
            if (now == null) {
                now = new Training(fit);
                training = now;
            }
            if (history == null || history.stop() == History.Stop.FINISHED) {
                history = now.run(epochs);
            }
            rounds++;
        }

        double value() {
            if (history == null || history.epochs() == 0) {
                return Double.NaN;
            }
            String dev = "dev " + metric;
            double[] curve = history.curve(history.curves().containsKey(dev) ? dev : "train " + metric);
            Metric measure = fit.metrics.get(metric);
            boolean higher = measure != null && measure.higherIsBetter();
            double best = curve[0];
            for (double value : curve) {
                best = higher ? Math.max(best, value) : Math.min(best, value);
            }
            return best;
        }

        Run run() {
            return new Run(number, Map.copyOf(draw.values()), Objects.requireNonNull(history), value(), fit.net);
        }

        @Override
        public void close() {
            if (training != null) {
                training.close();
                if (ownWeights && !keep) {
                    fit.net.clear();
                }
            }
        }
    }
}

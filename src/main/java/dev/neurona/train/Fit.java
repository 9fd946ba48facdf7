package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import dev.neurona.Lab;
import dev.neurona.data.Batches;
import dev.neurona.data.Data;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Trains a net of DJL blocks. The net's weights are changed in place; {@link #run} returns what happened.
 *
 * <pre>{@code
 * History history = Fit.of(net, train, dev)
 *         .optimizer(Optimizers.adam(1e-3))
 *         .epochs(5).batch(64)
 *         .metric("accuracy", Metric.accuracy())
 *         .run();
 * history.plot();
 * }</pre>
 *
 * <p>Where nothing else is said: the loss by the data ({@link #loss}), Adam with 0.001, 10 epochs of batches of 32, in an
 * order and with chances that follow from {@link Lab#seed}. The same settings, seed and number of threads give the same
 * numbers to the last bit; for that the engine's source of chance is set anew as every epoch begins.
 *
 * <p>A net without weights yet gets them from its initialisers, in {@link Lab#manager}. Inputs go to the device the weights
 * are on. Arrays made by a step are freed with it. Interrupting the thread, as a notebook's stop button does, ends training
 * after the batch at hand: {@code run} returns, the thread stays interrupted, and {@link #history} has what was learned.
 *
 * <p>Blocks and losses may be made of any operations, numbers among them: {@link dev.neurona.LentMemory} keeps these in their
 * place until the gradients are there, whenever Java collects its garbage.
 *
 * <p>Settings change this object and return it. One {@code Fit} may run several times: the weights go on from where they are,
 * the optimiser begins anew ({@link #resume} is for going on exactly).
 */
public final class Fit {
    final Block net;
    final int classes;
    private final Batches train;
    private final @Nullable Batches dev;
    private final boolean cut;
    final Map<String, Metric> metrics = new LinkedHashMap<>();
    final Map<String, Double> factors = new LinkedHashMap<>();

    @Nullable Loss loss;

    Optimizer optimizer = Optimizers.adam(1e-3);
    int epochs = 10;
    private int batch = 32;
    double clip;
    private @Nullable Long seed;
    private @Nullable BiFunction<NDArray, Random, NDArray> augmentation;

    @Nullable Patience patience;

    @Nullable Path checkpoint;

    int every = 1;

    @Nullable Path resume;

    boolean carryState;
    TrainingProgress progress = TrainingProgress.automatic();
    private @Nullable History history;

    /** How long to wait for something better. */
    record Patience(int epochs, double least, String metric) {}

    private Fit(Block net, Batches train, @Nullable Batches dev, boolean cut, int classes) {
        this.net = net;
        this.train = train;
        this.dev = dev;
        this.cut = cut;
        this.classes = classes;
    }

    /** {@return training on examples, with nothing to check it by} */
    public static Fit of(Block net, Data train) {
        return new Fit(net, Batches.of(train, 1), null, false, train.classes().size());
    }

    /**
     * {@return training on examples, checked by others after every epoch}
     *
     * @throws IllegalArgumentException if the two are not of the same kind
     */
    public static Fit of(Block net, Data train, Data dev) {
        if (!train.classes().equals(dev.classes())) {
            throw new IllegalArgumentException("train and dev examples have different classes: %s and %s"
                    .formatted(train.classes(), dev.classes()));
        }
        return new Fit(
                net,
                Batches.of(train, 1),
                Batches.of(dev, 1),
                false,
                train.classes().size());
    }

    /** {@return training on batches as they come, such as windows of a text in order} */
    public static Fit of(Block net, Batches train) {
        return new Fit(net, train, null, true, 0);
    }

    /** {@return training on batches as they come, checked by others after every epoch} */
    public static Fit of(Block net, Batches train, Batches dev) {
        return new Fit(net, train, dev, true, 0);
    }

    /**
     * What is made small. Without it: softmax cross-entropy for labels (binary cross-entropy where the net has one output),
     * squared error for values. Any DJL loss will do; those of {@link Objectives} are computed faster.
     */
    public Fit loss(Loss loss) {
        this.loss = loss;
        return this;
    }

    /** How the weights are changed: one of {@link Optimizers}, or any of DJL's that work on PyTorch. */
    public Fit optimizer(Optimizer optimizer) {
        this.optimizer = optimizer;
        return this;
    }

    /** A schedule for the learning rate, in place of the optimiser's own: set the optimiser first. */
    public Fit schedule(LearningRate rate) {
        if (!(optimizer instanceof Descent descent)) {
            throw new IllegalStateException(
                    "%s takes its schedule from its builder, optLearningRateTracker; or use one of Optimizers"
                            .formatted(optimizer.getClass().getSimpleName()));
        }
        this.optimizer = descent.schedule(rate);
        return this;
    }

    /** How often all examples are gone through. */
    public Fit epochs(int epochs) {
        this.epochs = positive("epochs", epochs);
        return this;
    }

    /** How many examples make a batch; batches given to {@link #of(Block, Batches)} have their size already. */
    public Fit batch(int size) {
        if (cut) {
            throw new IllegalStateException(
                    "the batches given have %d examples: give that size to Batches.of".formatted(train.size()));
        }
        this.batch = positive("a batch's examples", size);
        return this;
    }

    /**
     * A number to be watched beside the loss, under a name. Figures and lines show it under that name; only {@code "accuracy"} is
     * put into the notebook's language, as the loss is.
     */
    public Fit metric(String name, Metric metric) {
        if (name.equals("loss")) {
            throw new IllegalArgumentException("the name \"loss\" is taken: choose another for this metric");
        }
        metrics.put(name, metric);
        return this;
    }

    /** Stops when the dev loss was not better for so many epochs, and puts the best epoch's weights back (E-04, G-22). */
    public Fit earlyStopping(int patience) {
        return earlyStopping(patience, 0, "loss");
    }

    /**
     * Stops when a number did not get better by at least {@code least} for so many epochs, and puts the best epoch's weights
     * back, also when all epochs were run. Without dev examples that of the training examples is taken.
     *
     * @param metric {@code "loss"} or a metric's name
     */
    public Fit earlyStopping(int patience, double least, String metric) {
        this.patience = new Patience(positive("the patience", patience), least, metric);
        return this;
    }

    /** Shortens the gradients, all by one factor, where their length as one vector is more (Pascanu and others 2013; V-04). */
    public Fit clip(double norm) {
        if (!(norm > 0)) {
            throw new IllegalArgumentException("a greatest norm of %s: expected a positive number".formatted(norm));
        }
        this.clip = norm;
        return this;
    }

    /** What the order of examples, first weights, dropout and augmentation follow from, in place of {@link Lab#seed}. */
    public Fit seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Changes the inputs of each batch before the net sees them, in training only (D-17).
     *
     * @param augmentation takes inputs {@code (B, ...)} and a source of chance, returns as many of the same shape
     */
    public Fit augment(BiFunction<NDArray, Random, NDArray> augmentation) {
        this.augmentation = augmentation;
        return this;
    }

    /** Multiplies the learning rate of the parameters whose name begins so (G-24); 0 leaves them as they are. */
    public Fit rate(String prefix, double factor) {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("a factor of %s: expected 0 or more".formatted(factor));
        }
        factors.put(prefix, factor);
        return this;
    }

    /**
     * Hands the net's state from batch to batch, cutting the gradient between (truncated backpropagation through time). The
     * net takes {@code (x)} or {@code (x, state...)} and returns {@code (outputs, state...)}, as {@link LanguageModel} does;
     * row by row a batch must go on where the one before ended: see {@link dev.neurona.text.Windows#streams}.
     */
    public Fit carryState() {
        this.carryState = true;
        return this;
    }

    /** Saves everything to a file after so many epochs and at the end (H-05). What was there is replaced at once, never half. */
    public Fit checkpoint(Path file, int everyEpochs) {
        this.checkpoint = file;
        this.every = positive("epochs between checkpoints", everyEpochs);
        return this;
    }

    /** Goes on from a checkpoint as if training had never stopped: the numbers are the same to the last bit. */
    public Fit resume(Path file) {
        this.resume = file;
        return this;
    }

    /** Shows nothing while it runs. */
    public Fit quiet() {
        return progress(TrainingProgress.quiet());
    }

    /** Shows how far it is in another way than by where it runs: see {@link TrainingProgress#automatic}. */
    public Fit progress(TrainingProgress progress) {
        this.progress = progress;
        return this;
    }

    /** {@return how many updates a run has in all: what a schedule needs to know} */
    public long updates() {
        return (long) epochs * training().count();
    }

    /**
     * Trains.
     *
     * @throws IllegalArgumentException if net, data and loss do not fit together, before any weight is changed
     */
    public History run() {
        try (Training training = new Training(this)) {
            try {
                return training.run(epochs);
            } finally {
                history = training.history();
            }
        }
    }

    /** {@return what the last run gave, also if it was interrupted or threw} */
    public History history() {
        if (history == null) {
            throw new IllegalStateException("nothing was trained yet: call run()");
        }
        return history;
    }

    /** {@return loss and metrics of other examples, with this fit's loss, metrics and batch size} */
    public Map<String, Double> evaluate(Data data) {
        return evaluate(Batches.of(data, cut ? train.size() : batch));
    }

    /** {@return loss and metrics of other batches} */
    public Map<String, Double> evaluate(Batches batches) {
        return new Evaluation(net, Evaluation.loss(loss, net, batches, classes, carryState), metrics, carryState)
                .of(batches);
    }

    /** {@return what a net says to inputs {@code (N, ...)}, 256 of which go through it at once; see {@link #predict(Block, NDArray, int)}} */
    public static NDArray predict(Block net, NDArray x) {
        return predict(net, x, 256);
    }

    /**
     * {@return a net's outputs {@code (N, ...)}, in x's manager} Without gradients, dropout and batch statistics.
     *
     * @param x inputs {@code (N, ...)}
     * @param batch how many go through the net at once
     */
    public static NDArray predict(Block net, NDArray x, int batch) {
        return Evaluation.predict(net, x, batch);
    }

    /**
     * {@return the loss, and for classes the accuracy, of a net on examples}
     *
     * @throws IllegalArgumentException if the net's outputs do not fit the labels
     */
    public static Map<String, Double> evaluate(Block net, Data data) {
        Fit fit = of(net, data).batch(256);
        return (data.classes().isEmpty() ? fit : fit.metric("accuracy", Metric.accuracy())).evaluate(data);
    }

    /** {@return the same training with another optimiser and length, unchecked and unseen} */
    Fit variant(Descent optimizer, int epochs) {
        Fit copy = new Fit(net, train, null, cut, classes);
        copy.loss = loss;
        copy.optimizer = optimizer;
        copy.epochs = epochs;
        copy.batch = batch;
        copy.clip = clip;
        copy.seed = seed;
        copy.augmentation = augmentation;
        copy.carryState = carryState;
        copy.factors.putAll(factors);
        return copy.quiet();
    }

    long chance() {
        return seed == null ? Lab.seed() : seed;
    }

    /** {@return batches to find shapes by, unchanged by augmentation} */
    Batches plain() {
        return Batches.of(train.x(), train.y(), cut ? train.size() : batch);
    }

    Batches training() {
        Batches batches = cut ? train : plain().shuffled(chance());
        return augmentation == null ? batches : batches.augmented(augmentation, chance());
    }

    @Nullable Batches checking() {
        return dev == null || cut ? dev : Batches.of(dev.x(), dev.y(), batch);
    }

    private static int positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s: got %d, give 1 or more".formatted(what, value));
        }
        return value;
    }
}

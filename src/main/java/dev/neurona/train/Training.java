package dev.neurona.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.loss.Loss;
import dev.neurona.Lab;
import dev.neurona.LentMemory;
import dev.neurona.data.Batches;
import dev.neurona.language.Phrases;
import dev.neurona.train.History.Stop;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The loop of {@link Fit}: it can be run to one epoch and later on to another. Closing it frees all but the weights. */
final class Training implements AutoCloseable {
    private static final Phrases WORDS = Phrases.of(Training.class);

    private final Fit fit;
    private final Batches batches;
    private final @Nullable Batches checking;
    private final NDManager manager;
    private final Weights weights;
    private final Forward forward;
    private final Step step;
    private final Evaluation evaluation;
    private final Evaluation.State state;
    private final Watch watch;
    private final Log log = new Log();
    private StepListener listener = (update, loss) -> true;
    private int epoch;
    private long update;

    /** Sees every update, and may end training. */
    interface StepListener {
        /** {@return whether to go on} */
        boolean after(long update, double loss);
    }

    Training(Fit fit) {
        this.fit = fit;
        Batches plain = fit.plain();
        initialize(fit.net, plain, fit.chance());
        this.batches = fit.training().on(Evaluation.device(fit.net));
        this.checking = fit.checking();
        check(plain, checking);
        Loss loss = Evaluation.loss(fit.loss, fit.net, plain, fit.classes, fit.carryState);
        if (checking != null) {
            Evaluation.loss(loss, fit.net, checking, fit.classes, fit.carryState);
        }
        this.manager = NDManager.newBaseManager(Evaluation.device(fit.net), Engine.getDefaultEngineName());
        this.weights = new Weights(fit.net, fit.factors);
        this.forward = new Forward(fit.net, Evaluation.store(fit.net));
        this.step = fit.optimizer instanceof Descent descent
                ? new FusedStep(descent, loss, fit.clip, weights, manager)
                : new DjlStep(fit.optimizer, loss, fit.clip, weights);
        this.evaluation = new Evaluation(fit.net, loss, fit.metrics, fit.carryState);
        this.state = new Evaluation.State(manager);
        try {
            this.watch = new Watch(fit, checking != null, weights, manager);
            if (fit.resume != null) {
                Checkpoint.read(fit.resume).into(this);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void initialize(Block net, Batches batches, long seed) {
        if (net.isInitialized()) {
            return;
        }
        JniUtils.setSeed(chance(seed, 0));
        try (Batches.Epoch epoch = batches.epoch(0)) {
            Shape shape = epoch.next().x().getShape();
            NDManager home = Lab.started() ? Lab.manager() : batches.x().getManager();
            net.initialize(home, DataType.FLOAT32, shape);
        }
    }

    private static void check(Batches batches, @Nullable Batches checking) {
        Fitting.finite("the training input", batches.x());
        Fitting.finite("the training label", batches.y());
        if (checking != null) {
            Fitting.finite("the dev input", checking.x());
            Fitting.finite("the dev label", checking.y());
        }
    }

    void listen(StepListener listener) {
        this.listener = listener;
    }

    /** Runs up to an epoch, counted from the first run's beginning. */
    History run(int lastEpoch) {
        long begin = System.nanoTime();
        double before = log.seconds;
        boolean gradients = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        log.stop(Stop.FAILED, WORDS.say("unfinished"));
        boolean ended = false;
        try {
            fit.progress.begin(lastEpoch, batches.count());
            end(lastEpoch);
            ended = true;
        } catch (RuntimeException | Error e) {
            String message = String.valueOf(e.getMessage());
            log.stop(Stop.FAILED, WORDS.say("failed", e.getClass().getSimpleName(), epoch + 1, message));
            throw e;
        } finally {
            JniUtils.setGradMode(gradients);
            log.seconds = before + (System.nanoTime() - begin) / 1e9;
            finish(ended);
        }
        return history();
    }

    /** Runs, and puts the weights of before back. */
    void keepingWeights(int lastEpoch) {
        try (NDManager own = manager.newSubManager()) {
            Map<String, NDArray> before = weights.copies(own);
            try {
                run(lastEpoch);
            } finally {
                weights.restore(before);
            }
        }
    }

    private void finish(boolean ended) {
        // Shown with the interrupt put aside: a notebook's display waits, and a waiting thread would be thrown out.
        boolean interrupted = Thread.interrupted();
        try {
            fit.progress.end(history());
        } catch (RuntimeException e) {
            if (ended) {
                throw e;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end(int lastEpoch) {
        while (epoch < lastEpoch) {
            if (!epoch(epoch + 1)) {
                break;
            }
            epoch++;
            if (fit.checkpoint != null && (epoch % fit.every == 0 || epoch == lastEpoch)) {
                Checkpoint.of(this).write(fit.checkpoint);
            }
            if (watch.patienceIsOver(epoch)) {
                log.stop(Stop.EARLY, WORDS.say("early", epoch, watch.report()));
                break;
            }
        }
        if (log.stop == Stop.FAILED) {
            log.stop(
                    Stop.FINISHED, WORDS.count("trained", epoch) + (fit.patience == null ? "" : ", " + watch.report()));
        }
        if (log.stop != Stop.INTERRUPTED) {
            watch.restore();
        }
    }

    /** {@return whether the epoch was finished} */
    private boolean epoch(int number) {
        JniUtils.setSeed(chance(fit.chance(), number));
        Sums sums = new Sums();
        state.forget();
        try (Batches.Epoch these = batches.epoch(number)) {
            for (int b = 1; these.hasNext(); b++) {
                if (Thread.currentThread().isInterrupted()) {
                    log.stop(Stop.INTERRUPTED, WORDS.say("interrupted", number, b));
                    return false;
                }
                Batches.Batch batch = these.next();
                Step.Outcome outcome = batch(batch, sums);
                if (!outcome.finite()) {
                    log.stop(Stop.NOT_FINITE, broken(outcome, number, b));
                    return false;
                }
                fit.progress.batch(number, b, outcome.loss());
                if (!listener.after(update, outcome.loss())) {
                    log.stop(Stop.EARLY, WORDS.say("ended", number, b));
                    return false;
                }
            }
        }
        Map<String, Double> values = sums.means();
        if (checking != null) {
            evaluation.of(checking).forEach((name, value) -> values.put("dev " + name, value));
        }
        log.add(values);
        watch.see(number, values);
        fit.progress.epoch(number, values);
        return true;
    }

    private Step.Outcome batch(Batches.Batch batch, Sums sums) {
        Step.Outcome outcome = LentMemory.keep(() -> take(batch, sums));
        step.change();
        update++;
        return outcome;
    }

    private Step.Outcome take(Batches.Batch batch, Sums sums) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList outputs = forward(fit.carryState ? state.with(batch.x()) : new NDList(batch.x()));
            Step.Outcome outcome = step.take(outputs.head(), batch.y(), update);
            log.steps.add(outcome.loss());
            if (outcome.finite()) {
                sums.add("train loss", outcome.loss(), batch.size());
                fit.metrics.forEach((name, metric) ->
                        sums.add("train " + name, metric.of(batch.y(), outputs.head()), batch.size()));
                if (fit.carryState) {
                    state.keep(outputs);
                }
            }
            return outcome;
        }
    }

    private NDList forward(NDList inputs) {
        JniUtils.setGradMode(true);
        try {
            return forward.of(inputs, true);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private String broken(Step.Outcome outcome, int number, int batch) {
        String what = Double.isFinite(outcome.loss())
                ? WORDS.say("broken.gradients")
                : WORDS.say("broken.loss", outcome.loss());
        return WORDS.say("broken", what, number, batch, update);
    }

    History history() {
        return log.history(watch.bestEpoch());
    }

    Fit fit() {
        return fit;
    }

    Weights weights() {
        return weights;
    }

    Step step() {
        return step;
    }

    Watch watch() {
        return watch;
    }

    Log log() {
        return log;
    }

    int epoch() {
        return epoch;
    }

    long update() {
        return update;
    }

    /** Goes on from an earlier training's place. */
    void continueAt(int epoch, long update) {
        this.epoch = epoch;
        this.update = update;
    }

    /** {@return what an epoch's dropout follows from} */
    private static long chance(long seed, int epoch) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch).nextLong();
    }

    @Override
    public void close() {
        step.close();
        manager.close();
    }

    /** Means over an epoch, by examples. */
    private static final class Sums {
        private final Map<String, double[]> sums = new LinkedHashMap<>();

        void add(String name, double mean, int examples) {
            double[] sum = sums.computeIfAbsent(name, n -> new double[2]);
            sum[0] += mean * examples;
            sum[1] += examples;
        }

        Map<String, Double> means() {
            Map<String, Double> means = new LinkedHashMap<>();
            sums.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
            return means;
        }
    }
}

package dev.neurona.train;

import dev.neurona.language.Phrases;
import dev.neurona.plot.Curve;
import dev.neurona.plot.Plot;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * How the loss goes while the learning rate rises by the same factor with every update (Smith 2017; checklist H-02, Q-05):
 * where it falls fastest, learning rates are good; where it shoots up, they are too large.
 *
 * <pre>{@code RangeTest.of(Fit.of(net, train).batch(64)).plot()}</pre>
 *
 * @param rates the learning rate of each update
 * @param losses the loss, averaged over about the last twenty updates
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record RangeTest(double[] rates, double[] losses) {
    private static final double KEEP = 0.95;
    private static final double DIVERGED = 4;

    public RangeTest {
        rates = rates.clone();
        losses = losses.clone();
        if (rates.length != losses.length || rates.length == 0) {
            throw new IllegalArgumentException("expected as many losses as rates, at least one: got %d and %d"
                    .formatted(losses.length, rates.length));
        }
    }

    /** {@return the learning rate of each update; a copy} */
    @Override
    public double[] rates() {
        return rates.clone();
    }

    /** {@return the losses; a copy} */
    @Override
    public double[] losses() {
        return losses.clone();
    }

    /** {@return {@link #of(Fit, double, double, int)} from 1e-6 to 10 in 200 updates} */
    public static RangeTest of(Fit fit) {
        return of(fit, 1e-6, 10, 200);
    }

    /**
     * {@return the losses of a short training} It ends early where the loss is four times its best or not finite. The weights
     * are put back.
     *
     * @param fit with one of {@link Optimizers}; epochs, schedule and early stopping of its own do not count
     */
    public static RangeTest of(Fit fit, double from, double to, int updates) {
        if (!(fit.optimizer instanceof Descent descent)) {
            throw new IllegalArgumentException(
                    "a range test changes the learning rate: give the fit one of Optimizers");
        }
        LearningRate rate = LearningRate.exponential(from, to, updates);
        int epochs = 1 + updates / Math.max(1, fit.training().count());
        Fit test = fit.variant(descent.schedule(rate), epochs);
        Log.Numbers smooth = new Log.Numbers();
        try (Training training = new Training(test)) {
            double[] average = {0, Double.POSITIVE_INFINITY};
            training.listen((update, loss) -> {
                average[0] = KEEP * average[0] + (1 - KEEP) * loss;
                double now = average[0] / (1 - Math.pow(KEEP, (double) update));
                average[1] = Math.min(average[1], now);
                smooth.add(now);
                return update < updates && now < DIVERGED * average[1];
            });
            training.keepingWeights(epochs);
        }
        double[] losses = smooth.values();
        if (losses.length == 0) {
            throw new IllegalStateException("no update had a finite loss, or the test was interrupted before one");
        }
        double[] rates = new double[losses.length];
        Arrays.setAll(rates, rate::at);
        return new RangeTest(rates, losses);
    }

    /** {@return a learning rate to begin with: a tenth of the one where the loss was least, on the safe side of the rise} */
    public double suggestion() {
        int least = 0;
        for (int i = 1; i < losses.length; i++) {
            least = losses[i] < losses[least] ? i : least;
        }
        return rates[least] / 10;
    }

    /** {@return the losses over the learning rates; {@link #suggestion} names one to begin with} */
    public Figure plot() {
        Phrases words = Phrases.of(RangeTest.class);
        Figure figure = Plot.logX(Plot.lines(
                words.say("range.title"),
                words.say("rate"),
                words.say("loss"),
                Curve.of(words.say("loss"), rates, losses)));
        return figure;
    }

    /** {@return a row for each update} */
    public Table table() {
        return Table.create(
                "range test", DoubleColumn.create("learning rate", rates), DoubleColumn.create("loss", losses));
    }
}

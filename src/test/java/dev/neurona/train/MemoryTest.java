package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.optimizer.Optimizer;
import dev.neurona.data.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is open after some hundred steps is what was open after some. */
class MemoryTest {
    private NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void start() {
        manager = Samples.start();
    }

    /** {@return how many arrays the engine holds in this process, in whichever manager} */
    private int open() {
        return manager.getParentManager().getManagedArrays().size();
    }

    private List<Integer> openAfterEachEpoch(Fit fit) {
        List<Integer> counts = new ArrayList<>();
        fit.epochs(5)
                .progress(new TrainingProgress() {
                    @Override
                    public void begin(int epochs, int batches) {}

                    @Override
                    public void batch(int epoch, int batch, double loss) {}

                    @Override
                    public void epoch(int epoch, Map<String, Double> values) {
                        counts.add(open());
                    }

                    @Override
                    public void end(History history) {}
                })
                .run();
        return counts;
    }

    private static Fit fit(SequentialBlock net) {
        return Fit.of(net, Samples.clouds(400, 1), Samples.clouds(40, 2))
                .augment((x, random) -> x.mul(2).div(2))
                .metric("accuracy", Metric.accuracy())
                .earlyStopping(9)
                .clip(1)
                .batch(4);
    }

    @Test
    void fiveHundredStepsLeaveNoArrayBehind() {
        List<Integer> counts = openAfterEachEpoch(fit(Samples.noisy(2)));
        assertThat(counts.subList(1, 5)).containsOnly(counts.get(1));
    }

    @Test
    void neitherDoStepsOfDjlsOptimizer() {
        List<Integer> counts = openAfterEachEpoch(
                fit(Samples.noisy(2)).optimizer(Optimizer.adam().build()));
        assertThat(counts.subList(1, 5)).containsOnly(counts.get(1));
    }

    @Test
    void aRunLeavesTheWeightsAndNothingElse() {
        Data data = Samples.clouds(40, 1);
        SequentialBlock net = Samples.noisy(2);
        int before = open();
        Fit fit = Fit.of(net, data, data)
                .metric("accuracy", Metric.accuracy())
                .epochs(2)
                .quiet();
        fit.run();
        int weights = net.getParameters().size();
        assertThat(open() - before).isEqualTo(weights);
        fit.run();
        Fit.predict(net, data.x()).close();
        fit.evaluate(data);
        RangeTest.of(fit, 1e-4, 1, 10);
        assertThat(open() - before).isEqualTo(weights);
    }
}

package dev.neurona.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final Shape IMAGES = new Shape(4, 1, 5, 5);

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    private static SequentialBlock body(Block norm) {
        return new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(2)
                        .build())
                .add(norm)
                .add(Activation.reluBlock())
                .add(Dropout.builder().optRate(0.5f).build());
    }

    private SequentialBlock under(Block body) {
        manager.getEngine().setRandomSeed(11);
        SequentialBlock net = new SequentialBlock()
                .add(body)
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(2).build());
        net.initialize(manager, DataType.FLOAT32, IMAGES);
        return net;
    }

    private static float[][] values(Block block) {
        return block.getParameters().values().stream()
                .map(parameter -> parameter.getArray().toFloatArray())
                .toArray(float[][]::new);
    }

    /** Trains some steps of Adam. */
    private void train(Block net) {
        NDArray x = manager.randomNormal(IMAGES).mul(3).add(5);
        NDArray y = manager.create(new long[] {0, 1, 0, 0});
        Loss loss = Loss.softmaxCrossEntropyLoss();
        try (Model model = Model.newInstance("net")) {
            model.setBlock(net);
            DefaultTrainingConfig config = new DefaultTrainingConfig(loss)
                    .optOptimizer(Optimizer.adam().build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(IMAGES);
                for (int i = 0; i < 5; i++) {
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        collector.backward(loss.evaluate(new NDList(y), trainer.forward(new NDList(x))));
                    }
                    trainer.step();
                }
            }
            model.setBlock(null);
        }
    }

    @Test
    void whatIsFrozenStaysAndTheRestLearns() {
        Frozen body = Frozen.of(body(BatchNorm.builder().build()));
        SequentialBlock net = under(body);
        Block head = net.getChildren().valueAt(2);
        float[][] bodyBefore = values(body);
        float[][] headBefore = values(head);
        assertThat(Transfer.trainable(net)).isEqualTo(2 * 18 + 2);
        assertThat(Transfer.parameters(net)).isEqualTo(2 * 9 + 2 + 4 + 2 * 18 + 2);
        train(net);
        assertThat(values(body)).isDeepEqualTo(bodyBefore);
        assertThat(Arrays.deepEquals(values(head), headBefore)).isFalse();
    }

    /** The fault that {@link Frozen} is for: with DJL's own means the running statistics of a frozen body drift. */
    @Test
    void djlsFrozenBatchNormGoesOnCounting() {
        SequentialBlock body = body(BatchNorm.builder().build());
        SequentialBlock net = under(body);
        body.freezeParameters(true);
        train(net);
        assertThat(body.getParameters().get("02BatchNorm_gamma").getArray().toFloatArray())
                .containsExactly(1, 1);
        assertThat(body.getParameters()
                        .get("02BatchNorm_runningMean")
                        .getArray()
                        .toFloatArray())
                .doesNotContain(0);
    }

    @Test
    void ourBatchNormStandsStillWhenFrozenAndCountsWhenThawed() {
        SequentialBlock body = body(new BatchNorm2d(2));
        SequentialBlock net = under(body);
        Transfer.freeze(body);
        float[][] before = values(body);
        train(net);
        assertThat(values(body)).isDeepEqualTo(before);
        Transfer.unfreeze(body);
        assertThat(body.getParameters().get("02BatchNorm2d_runningMean").requiresGradient())
                .isFalse();
        train(net);
        for (int i = 0; i < before.length; i++) {
            assertThat(values(body)[i]).isNotEqualTo(before[i]);
        }
    }

    @Test
    void ourBatchNormIsDjls() {
        NDArray x = manager.randomNormal(new Shape(6, 3, 4, 4)).mul(2).add(1);
        BatchNorm theirs = BatchNorm.builder().build();
        BatchNorm2d ours = new BatchNorm2d(3);
        ParameterStore store = new ParameterStore(manager, false);
        for (Block block : List.of(theirs, ours)) {
            block.initialize(manager, DataType.FLOAT32, x.getShape());
        }
        for (boolean training : new boolean[] {true, false}) {
            NDArray expected = theirs.forward(store, new NDList(x), training).head();
            NDArray actual = ours.forward(store, new NDList(x), training).head();
            assertThat(actual.sub(expected).abs().max().getFloat()).isLessThan(1e-6f);
        }
        assertThat(values(ours)[3]).isEqualTo(values(theirs)[3]);
    }

    @Test
    void aSequenceFreesWhatWasReadAndLearnsAllTheSame() {
        List<Block> blocks = under(body(new BatchNorm2d(2))).getChildren().values();
        Sequence ours = new Sequence();
        ours.addAll(((SequentialBlock) blocks.get(0)).getChildren().values().subList(0, 3));
        ours.add(Blocks.identityBlock()).addAll(blocks.subList(1, 3));
        SequentialBlock theirs = new SequentialBlock().addAll(ours.getChildren().values());
        NDArray x = manager.randomNormal(IMAGES);
        ParameterStore store = new ParameterStore(manager, false);
        theirs.forward(store, new NDList(x), true).close();
        ours.forward(store, new NDList(x), true).close();
        float[][] expected = gradients(theirs, x);
        int before = manager.getManagedArrays().size();
        float[][] actual = gradients(ours, x);
        assertThat(actual).isDeepEqualTo(expected);
        assertThat(manager.getManagedArrays())
                .as("nothing is left, without any scope")
                .hasSize(before);
        assertThat(x.isReleased()).isFalse();
    }

    private float[][] gradients(Block net, NDArray x) {
        for (Parameter parameter : net.getParameters().values()) {
            if (parameter.requiresGradient()) {
                try (NDArray gradient = parameter.getArray().getGradient();
                        NDArray zeros = gradient.zerosLike()) {
                    gradient.set(new NDIndex("..."), zeros);
                }
            }
        }
        try (GradientCollector collector = Engine.getInstance().newGradientCollector();
                NDList y = net.forward(new ParameterStore(manager, false), new NDList(x), true);
                NDArray sum = y.head().sum();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            collector.backward(sum);
            return net.getParameters().values().stream()
                    .filter(Parameter::requiresGradient)
                    .map(parameter -> parameter.getArray().getGradient().toFloatArray())
                    .toArray(float[][]::new);
        }
    }

    @Test
    void inferenceGivesWhatForwardGivesAndFreesTheRest() {
        SequentialBlock net = under(body(BatchNorm.builder().build()));
        for (Parameter parameter : net.getParameters().values()) {
            if (parameter.getType() == Parameter.Type.RUNNING_MEAN || parameter.getType() == Parameter.Type.BETA) {
                Weights.set(parameter.getArray(), manager.create(new float[] {3, -2}));
            } else if (parameter.getType() == Parameter.Type.RUNNING_VAR) {
                Weights.set(parameter.getArray(), manager.create(new float[] {1e-4f, 40}));
            }
        }
        NDArray x = manager.randomNormal(IMAGES).add(3);
        float[] expected = net.forward(new ParameterStore(manager, false), new NDList(x), false)
                .head()
                .toFloatArray();
        try (Inference fast = Inference.of(net)) {
            int before = manager.getManagedArrays().size();
            for (int i = 0; i < 3; i++) {
                try (NDArray y = fast.forward(x)) {
                    assertThat(y.toFloatArray()).containsExactly(expected, within(2e-4f));
                }
            }
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void inferenceKeepsNoGradientInAThreadThatWouldAndTheInputStays() throws InterruptedException {
        SequentialBlock net = under(body(new BatchNorm2d(2)));
        NDArray x = manager.randomNormal(IMAGES);
        boolean[] gradient = {true};
        try (Inference fast = Inference.of(net)) {
            Thread other = new Thread(() -> gradient[0] = fast.forward(x).hasGradient());
            other.start();
            other.join();
        }
        assertThat(gradient[0]).isFalse();
        assertThat(x.isReleased()).isFalse();
        try (Inference nothing = Inference.of(Blocks.identityBlock())) {
            assertThat(nothing.forward(x)).isNotSameAs(x);
        }
        Linear blank = Linear.builder().setUnits(1).build();
        assertThatThrownBy(() -> Inference.of(blank)).hasMessageContaining("initialise, load or train it first");
    }

    @Test
    void inferenceOutlivesTheScopeItWasMadeIn() {
        SequentialBlock net = under(body(new BatchNorm2d(2)));
        NDArray x = manager.randomNormal(IMAGES);
        Inference fast;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            fast = Inference.of(net);
            fast.forward(x);
        }
        try (fast;
                NDArray y = fast.forward(x)) {
            assertThat(y.getShape()).isEqualTo(new Shape(4, 2));
        }
    }

    @Test
    void inferenceThatFailsFreesWhatItMade() {
        SequentialBlock net = under(body(new BatchNorm2d(2)));
        NDArray x = manager.randomNormal(new Shape(2, 1, 9, 9));
        try (Inference fast =
                Inference.of(new SequentialBlock().addAll(net.getChildren().values()))) {
            int before = manager.getManagedArrays().size();
            assertThatThrownBy(() -> fast.forward(x)).isInstanceOf(EngineException.class);
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void aFrozenBodyAlsoStandsStillWhereDjlGivesTheNetItsLabels() {
        Frozen body = Frozen.of(body(BatchNorm.builder().build()));
        SequentialBlock net = under(body);
        float[][] before = values(body);
        NDList x = new NDList(manager.randomNormal(IMAGES).add(5));
        NDList labels = new NDList(manager.zeros(new Shape(4)));
        float[] once = net.forward(new ParameterStore(manager, false), x, labels, null)
                .head()
                .toFloatArray();
        float[] again = net.forward(new ParameterStore(manager, false), x, labels, null)
                .head()
                .toFloatArray();
        assertThat(again).as("no dropout in the body").isEqualTo(once);
        assertThat(values(body)).isDeepEqualTo(before);
    }
}

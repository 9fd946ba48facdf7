package dev.neurona.scratch;

import static dev.neurona.scratch.Twin.assertAgree;
import static dev.neurona.scratch.Twin.assertClose;
import static dev.neurona.scratch.Twin.block;
import static dev.neurona.scratch.Twin.random;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import dev.neurona.Lab;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each layer gives what DJL's own gives, forward and backward, with the same parameters. */
class TwinsTest {
    @BeforeEach
    void start() {
        Lab.start("test", 42);
    }

    private static Param copy(String name, NDArray array) {
        return Param.of(name, array.duplicate());
    }

    @Test
    void denseIsLinear() {
        Block twin = block(Linear.builder().setUnits(3).build(), new Shape(5, 4));
        NDArray w = Twin.of(twin, "weight");
        NDArray b = Twin.of(twin, "bias");
        assertAgree(new Dense(copy("w", w), copy("b", b)), twin, random(1, 5, 4), true, List.of(w, b));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 2", "2, 1", "3, 0"})
    void convIsConv2dHoweverItIsWorkedOut(int stride, int padding) {
        Block twin = block(
                Conv2d.builder()
                        .setKernelShape(new Shape(3, 2))
                        .setFilters(4)
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(padding, padding))
                        .build(),
                new Shape(2, 3, 7, 8));
        NDArray w = Twin.of(twin, "weight");
        NDArray b = Twin.of(twin, "bias");
        NDArray x = random(1, 2, 3, 7, 8);
        assertAgree(new Conv(copy("w", w), copy("b", b), stride, padding), twin, x, true, List.of(w, b));
        assertAgree(new ConvLoops(copy("w", w), copy("b", b), stride, padding), twin, x, true, List.of(w, b));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 2", "2, 1"})
    void poolsArePools(int size, int stride) {
        NDArray x = random(1, 2, 3, 7, 8);
        Shape window = new Shape(size, size);
        Shape steps = new Shape(stride, stride);
        assertAgree(new MaxPool(size, stride), Pool.maxPool2dBlock(window, steps), x, true, List.of());
        assertAgree(new AveragePool(size, stride), Pool.avgPool2dBlock(window, steps), x, true, List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void batchNormalisationIsBatchNormAndRemembersTheSame(int axes) {
        long[] shape = axes == 2 ? new long[] {6, 3} : new long[] {4, 3, 2, 5};
        NDArray x = random(1, shape).muli(3).addi(2);
        Block twin = BatchNorm.builder().build();
        twin.initialize(Lab.manager(), ai.djl.ndarray.types.DataType.FLOAT32, x.getShape());
        NDArray gamma = Twin.of(twin, "gamma");
        NDArray beta = Twin.of(twin, "beta");
        BatchNormalisation ours = new BatchNormalisation(3);
        for (Param p : ours.params()) {
            NDArray start = random(p.name().length(), 3);
            NDArray theirs = Twin.of(twin, p.name());
            theirs.setRequiresGradient(false);
            theirs.subi(theirs).addi(start);
            p.value().subi(p.value()).addi(start);
        }
        ours.forward(random(2, shape), true);
        Twin.forward(twin, random(2, shape), true);
        assertClose(ours.runningMean(), Twin.of(twin, "runningMean"), 1e-6);
        assertClose(ours.runningVariance(), Twin.of(twin, "runningVar"), 1e-6);
        assertClose(ours.forward(x), Twin.forward(twin, x, false), 1e-5);
        assertAgree(ours, twin, x, true, List.of(gamma, beta));
    }

    @Test
    void rnnIsRnn() {
        Block twin = recurrent(RNN.builder()
                .setActivation(RNN.Activation.TANH)
                .setStateSize(5)
                .setNumLayers(1)
                .build());
        NDArray wx = Twin.of(twin, "i2h_WEIGHT");
        NDArray wh = Twin.of(twin, "h2h_WEIGHT");
        NDArray b = Twin.of(twin, "i2h_BIAS");
        Rnn ours = new Rnn(copy("wx", wx), copy("wh", wh), Param.of("b", b.add(Twin.of(twin, "h2h_BIAS"))));
        assertAgree(ours, twin, random(1, 3, 6, 4), true, List.of(wx, wh, b));
    }

    @Test
    void lstmIsLstmWithTheGatesInTheOrderIfgo() {
        Block twin = recurrent(LSTM.builder().setStateSize(5).setNumLayers(1).build());
        NDArray wx = Twin.of(twin, "i2h_WEIGHT");
        NDArray wh = Twin.of(twin, "h2h_WEIGHT");
        NDArray b = Twin.of(twin, "i2h_BIAS");
        Lstm ours = new Lstm(copy("wx", wx), copy("wh", wh), Param.of("b", b.add(Twin.of(twin, "h2h_BIAS"))));
        assertAgree(ours, twin, random(1, 3, 6, 4), true, List.of(wx, wh, b));
    }

    @Test
    void gruIsGruWithTheGatesInTheOrderRun() {
        Block twin = recurrent(GRU.builder().setStateSize(5).setNumLayers(1).build());
        NDArray wx = Twin.of(twin, "i2h_WEIGHT");
        NDArray wh = Twin.of(twin, "h2h_WEIGHT");
        NDArray bx = Twin.of(twin, "i2h_BIAS");
        NDArray bh = Twin.of(twin, "h2h_BIAS");
        NDArray both = bx.duplicate(); // r and u have the sum of both biases, n one outside and one inside the bracket
        both.get("0:10").addi(bh.get("0:10"));
        Gru ours = new Gru(copy("wx", wx), copy("wh", wh), Param.of("b", both), Param.of("bh", bh.get("10:")));
        NDArray x = random(1, 3, 6, 4);
        NDArray y = ours.forward(x, true);
        NDArray r = random(7, 3, 6, 5);
        NDArray dx = ours.backward(r);
        List<NDArray> theirs = Grad.of(() -> Twin.forward(twin, x, true).mul(r).sum(), x, wx, wh, bx, bh);
        assertClose(y, Twin.forward(twin, x, true), 1e-5);
        assertClose(dx, theirs.get(0), 1e-5);
        assertClose(ours.params().get(0).grad(), theirs.get(1), 1e-5);
        assertClose(ours.params().get(1).grad(), theirs.get(2), 1e-5);
        assertClose(ours.params().get(2).grad(), theirs.get(3), 1e-5);
        assertClose(ours.params().get(3).grad(), theirs.get(4).get("10:"), 1e-5);
    }

    private static Block recurrent(Block block) {
        return block(block, new Shape(3, 6, 4));
    }

    @Test
    void embeddingTableIsEmbedding() {
        NDArray w = random(1, 5, 3);
        NDArray ids = Lab.manager().create(new long[] {4, 0, 4, 2}, new Shape(2, 2));
        NDArray r = random(2, 2, 2, 3);
        EmbeddingTable ours = new EmbeddingTable(copy("w", w));
        assertClose(
                ours.forward(ids),
                Embedding.embedding(ids, w, SparseFormat.DENSE).head(),
                0);
        ours.backward(r);
        NDArray theirs = Grad.of(
                        () -> Embedding.embedding(ids, w, SparseFormat.DENSE)
                                .head()
                                .mul(r)
                                .sum(),
                        w)
                .get(0);
        assertClose(ours.params().get(0).grad(), theirs, 1e-6);
    }

    @Test
    void dropoutHasTheSurvivorsOfDropout() {
        NDArray ones = Lab.manager().ones(new Shape(20_000));
        NDArray ours = new InvertedDropout(0.7, 1).forward(ones, true);
        NDArray theirs = Twin.forward(Dropout.builder().optRate(0.7f).build(), ones, true);
        assertThat(ours.max().getFloat()).isEqualTo(theirs.max().getFloat());
        // 6,000 survivors, give or take 65: five standard deviations
        assertThat(ours.gt(0).sum().getLong()).isBetween(5_675L, 6_325L);
        assertThat(theirs.gt(0).sum().getLong()).isBetween(5_675L, 6_325L);
        assertClose(new InvertedDropout(0.7, 1).forward(ones), ones, 0);
    }
}

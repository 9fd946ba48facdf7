package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.nn.Block;
import ai.djl.training.optimizer.Optimizer;
import dev.neurona.data.Data;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        Samples.start();
    }

    /** Everything that has a state: dropout, batch norm, Adam's memory, shuffling, augmentation, a schedule, early stopping. */
    private static Fit fit(Block net) {
        return Fit.of(net, Samples.clouds(70, 1), Samples.clouds(30, 2))
                .optimizer(Optimizers.adam(0.05).schedule(LearningRate.cosine(0.05, 30)))
                .metric("accuracy", Metric.accuracy())
                .augment((x, random) -> x.add((float) random.nextGaussian() / 10))
                .earlyStopping(10)
                .clip(1)
                .batch(16)
                .quiet();
    }

    @Test
    void trainingGoesOnBitForBit() {
        Block whole = Samples.noisy(2);
        History expected = fit(whole).epochs(5).run();
        Path file = folder.resolve("new/run.zip");
        fit(Samples.noisy(2)).epochs(2).checkpoint(file, 1).run();
        Block resumed = Samples.noisy(2);
        History continued = fit(resumed).epochs(5).resume(file).run();
        assertThat(continued).isEqualTo(expected);
        assertThat(Samples.weights(resumed)).containsExactly(Samples.weights(whole));
        assertThat(continued.steps()).hasSize(25);
    }

    @Test
    void aSaveThatWasCutOffLeavesTheOneBefore() throws IOException {
        Path file = folder.resolve("run.zip");
        fit(Samples.noisy(2)).epochs(1).checkpoint(file, 1).run();
        byte[] before = Files.readAllBytes(file);
        // As if the process had ended while it wrote.
        Files.write(folder.resolve("run.zip.part"), Arrays.copyOf(before, before.length / 2));
        assertThat(fit(Samples.noisy(2)).epochs(1).resume(file).run().epochs()).isEqualTo(1);
        fit(Samples.noisy(2)).epochs(2).resume(file).checkpoint(file, 1).run();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatIsNoCheckpointIsNamed() throws IOException {
        Path file = folder.resolve("run.zip");
        Fit fit = fit(Samples.noisy(2)).epochs(1);
        assertThatThrownBy(() -> fit.resume(file).run()).hasMessageStartingWith("there is no checkpoint");
        Files.writeString(file, "nothing of the kind");
        assertThatThrownBy(() -> fit.resume(file).run()).hasMessageContaining("is no whole checkpoint");
        fit(Samples.noisy(2)).epochs(1).checkpoint(file, 1).run();
        byte[] good = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(good, good.length - 100));
        assertThatThrownBy(() -> fit.resume(file).run()).hasMessageContaining("is no whole checkpoint");
        byte[] changed = good.clone();
        changed[new String(good, StandardCharsets.ISO_8859_1).indexOf("NUMPY") + 130] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> fit.resume(file).run()).hasMessageContaining("was changed or damaged");
    }

    @Test
    void anotherTrainingsCheckpointIsNamed() {
        Path file = folder.resolve("run.zip");
        fit(Samples.noisy(2)).epochs(1).checkpoint(file, 1).run();
        assertThatThrownBy(() -> fit(Samples.mlp(2)).resume(file).run()).hasMessageContaining("is of another net");
        assertThatThrownBy(() -> fit(Samples.noisy(2))
                        .optimizer(Optimizers.sgd(1))
                        .resume(file)
                        .run())
                .hasMessage("the checkpoint was made with optimizer adam, this training has sgd: give it the same");
        assertThatThrownBy(() -> fit(Samples.noisy(2)).seed(3).resume(file).run())
                .hasMessageContaining("made with seed 42, this training has 3");
        assertThatThrownBy(() -> fit(Samples.noisy(2)).batch(8).resume(file).run())
                .hasMessageContaining("made with batch 16, this training has 8");
        Data wide = Samples.clouds(70, 1);
        Data three = new Data(wide.x().repeat(1, 2), wide.y(), List.of(), wide.classes());
        assertThatThrownBy(() -> Fit.of(Samples.noisy(2), three)
                        .batch(16)
                        .quiet()
                        .resume(file)
                        .run())
                .hasMessageContaining("is of another net");
    }

    @Test
    void djlsOptimizersCannotBeSaved() {
        Fit fit = fit(Samples.noisy(2)).optimizer(Optimizer.adam().build()).epochs(1);
        assertThatThrownBy(() -> fit.checkpoint(folder.resolve("run.zip"), 1).run())
                .hasMessageContaining("keep what they remember to themselves");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "no folder");
        assertThatThrownBy(() -> fit(Samples.noisy(2))
                        .epochs(1)
                        .checkpoint(file.resolve("run.zip"), 1)
                        .run())
                .hasMessageContaining("could not be saved");
    }
}

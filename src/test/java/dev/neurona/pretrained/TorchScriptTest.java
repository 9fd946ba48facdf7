package dev.neurona.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptTest {
    @TempDir
    Path folder;

    /** (2, 3) less the running mean (1, 2) is (1, 1): 1 + 2 + 0.5, 3 + 4, 5 + 6 - 0.5. */
    private static final float[] OF_TWO_THREE = {3.5f, 7, 10.5f};

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = TorchScriptTest.class.getResourceAsStream(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    @Test
    void aScriptedNetAnswersAsInPython() throws IOException {
        try (TorchScript net = TorchScript.load(file("scripted.pt"));
                NDManager manager = net.manager().newSubManager()) {
            NDArray y = net.forward(manager.create(new float[] {2, 3}, new Shape(1, 2)));
            assertThat(y.getShape()).isEqualTo(new Shape(1, 3));
            assertThat(y.toFloatArray()).containsExactly(OF_TWO_THREE, within(1e-3f));
            assertThat(Transfer.trainable(net.block())).isZero();
        }
    }

    @Test
    void aTraceInEvalModeAnswersButWarnsWhoWantsItToLearn() throws IOException {
        Path file = file("traced_in_eval.pt");
        try (TorchScript net = TorchScript.load(file);
                NDManager manager = net.manager().newSubManager()) {
            NDArray y = net.forward(manager.create(new float[] {2, 3}, new Shape(1, 2)));
            assertThat(y.toFloatArray()).containsExactly(OF_TWO_THREE, within(1e-3f));
            assertThat(net.warning()).isEmpty();
        }
        try (TorchScript net = TorchScript.loadTrainable(file)) {
            assertThat(net.warning())
                    .hasValueSatisfying(text -> assertThat(text).contains("traced in eval mode"));
        }
        try (TorchScript net = TorchScript.loadTrainable(file("scripted.pt"))) {
            assertThat(net.warning()).isEmpty();
        }
    }

    @Test
    void aScriptedNetLearnsAndItsRunningMeanMoves() throws IOException {
        try (TorchScript net = TorchScript.loadTrainable(file("scripted.pt"));
                Model model = Model.newInstance("learning")) {
            assertThat(Transfer.trainable(net.block())).isEqualTo(2 + 2 + 6 + 3);
            model.setBlock(net.block());
            Loss loss = Loss.l2Loss();
            Optimizer sgd =
                    Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).build();
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(sgd));
                    NDManager manager = net.manager().newSubManager()) {
                trainer.initialize(new Shape(4, 2));
                NDArray x = manager.create(new float[] {2, 3, 4, 1, 0, 2, 1, 1}, new Shape(4, 2));
                NDArray y = manager.zeros(new Shape(4, 3));
                assertThat(net.forward(x).toFloatArray())
                        .isEqualTo(net.forward(x).toFloatArray());
                float[] before = net.forward(x).toFloatArray();
                trainer.forward(new NDList(x)).close();
                assertThat(net.forward(x).toFloatArray())
                        .as("a batch in training moves the running mean")
                        .isNotEqualTo(before);
                float first = 0;
                float last = 0;
                for (int i = 0; i < 60; i++) {
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        NDArray l = loss.evaluate(new NDList(y), trainer.forward(new NDList(x)));
                        collector.backward(l);
                        last = l.getFloat();
                    }
                    first = i == 0 ? last : first;
                    trainer.step();
                }
                assertThat(last).isLessThan(first / 2);
            }
        }
    }

    @Test
    void whatIsNoTorchScriptIsSaidToBeSo() throws IOException {
        assertThatThrownBy(() -> TorchScript.load(folder.resolve("none.pt")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("there is no TorchScript file at ");
        assertThatThrownBy(() -> TorchScript.load(zip("state.pt", "archive/data.pkl", "archive/data/0")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("written with torch.save, as a state_dict is");
        assertThatThrownBy(() -> TorchScript.load(zip("cats.pt", "cat.png")))
                .hasMessageContaining("a zip file of something else");
        assertThatThrownBy(() -> TorchScript.load(write("old.pt", new byte[] {(byte) 0x80, 2, 'c'})))
                .hasMessageContaining("torch.save in its old form");
        assertThatThrownBy(() -> TorchScript.load(write("page.pt", "<html>".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("is not a TorchScript file");
        assertThatThrownBy(() -> TorchScript.load(zip("hollow.pt", "hollow/code/__torch__.py", "hollow/data.pkl")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be loaded: ")
                .message()
                .doesNotContain("\n");
        byte[] whole = Files.readAllBytes(file("scripted.pt"));
        assertThatThrownBy(() -> TorchScript.load(write("half.pt", Arrays.copyOf(whole, whole.length / 2))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is cut short or damaged");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(1);
            }
        }
        return file;
    }
}

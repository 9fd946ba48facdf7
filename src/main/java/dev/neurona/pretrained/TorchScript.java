package dev.neurona.pretrained;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A net that PyTorch wrote with {@code torch.jit.save}, read from a local file: its code and its weights. It serves as a block
 * like any other.
 *
 * <pre>{@code try (TorchScript net = TorchScript.load(Path.of("resnet18.pt"))) { NDArray scores = net.forward(images); } }</pre>
 *
 * <p>To learn further it should come from {@code torch.jit.script}, or from {@code torch.jit.trace} of a net in training mode: a
 * trace keeps dropout and batch normalisation as they were when it was taken; see {@link #warning}.
 */
public final class TorchScript implements AutoCloseable {
    private final Model model;
    private final Optional<String> warning;

    private TorchScript(Model model, Optional<String> warning) {
        this.model = model;
        this.warning = warning;
    }

    /**
     * {@return the net of a file, its weights frozen}
     *
     * @throws IOException if the file is absent, not TorchScript, or damaged
     */
    public static TorchScript load(Path file) throws IOException {
        return load(file, false);
    }

    /**
     * {@return the net of a file, its weights ready to learn}
     *
     * @throws IOException if the file is absent, not TorchScript, or damaged
     */
    public static TorchScript loadTrainable(Path file) throws IOException {
        return load(file, true);
    }

    private static TorchScript load(Path file, boolean trainable) throws IOException {
        TorchScriptFile about = TorchScriptFile.of(file);
        Path whole = file.toAbsolutePath();
        String name = whole.getFileName().toString();
        Model model = Model.newInstance(name);
        try {
            // The option is a text: a Boolean is not understood.
            model.load(whole.getParent(), name, Map.of("trainParam", Boolean.toString(trainable)));
        } catch (MalformedModelException | EngineException | IllegalArgumentException e) {
            model.close();
            throw new IOException("the TorchScript module %s cannot be loaded: %s".formatted(file, firstLine(e)), e);
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
        return new TorchScript(model, trainable ? about.warning() : Optional.empty());
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("the engine does not say why");
    }

    /** {@return the net as a block; it works until this is closed} */
    public Block block() {
        return model.getBlock();
    }

    /** {@return where the net's weights live; arrays made in it are freed with it} */
    public NDManager manager() {
        return model.getNDManager();
    }

    /**
     * {@return the net's output for an input, as in use: without dropout, and with running statistics}
     *
     * @param x what the net takes; the output lives in its manager
     */
    public NDArray forward(NDArray x) {
        return block().forward(new ParameterStore(manager(), false), new NDList(x), false)
                .singletonOrThrow();
    }

    /** {@return why the net may learn badly, if it was loaded to learn and there is a reason} */
    public Optional<String> warning() {
        return warning;
    }

    /** Frees the net. */
    @Override
    public void close() {
        model.close();
    }
}

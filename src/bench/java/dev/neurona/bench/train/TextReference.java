package dev.neurona.bench.train;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.recurrent.LSTM;
import dev.neurona.Lab;
import dev.neurona.data.Batches;
import dev.neurona.text.Tokenizer;
import dev.neurona.text.Vocab;
import dev.neurona.text.Windows;
import dev.neurona.train.Fit;
import dev.neurona.train.History;
import dev.neurona.train.LanguageModel;
import dev.neurona.train.LearningRate;
import dev.neurona.train.Optimizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The reference of practice 3: a character LSTM that is to say the last tenth of a text of a megabyte with at most 1.60 nats
 * a character, within ten minutes of training on two cores.
 */
public final class TextReference {
    private static final int BATCH = 32;
    private static final int LENGTH = 64;
    private static final int STATE = 256;

    private TextReference() {}

    /**
     * Trains and tells the cost of the part held out.
     *
     * @param arguments the text, epochs, and a seed
     */
    public static void main(String[] arguments) throws IOException {
        String text = Files.readString(Path.of(arguments[0]));
        int epochs = Integer.parseInt(arguments[1]);
        System.out.println(Lab.start("text", Long.parseLong(arguments[2])));
        List<String> tokens = Tokenizer.characters().tokens(text);
        int cut = tokens.size() * 9 / 10;
        Vocab vocab = Vocab.from(tokens.subList(0, cut), 1);
        Batches train = batches(vocab.encode(tokens.subList(0, cut)));
        Batches held = batches(vocab.encode(tokens.subList(cut, tokens.size())));
        LanguageModel net = new LanguageModel(
                vocab.size(),
                64,
                LSTM.builder()
                        .setStateSize(STATE)
                        .setNumLayers(1)
                        .optReturnState(true)
                        .build());
        Fit fit = Fit.of(net, train, held).carryState().clip(1).epochs(epochs);
        History history = fit.optimizer(
                        Optimizers.adam(4e-3).schedule(LearningRate.cosine(4e-3, 4e-5, fit.updates())))
                .run();
        System.out.printf(
                "%.3f nats a character of the part held out after %.0f s of training%n",
                Objects.requireNonNull(fit.evaluate(held).get("loss")), history.seconds());
    }

    private static Batches batches(int[] ids) {
        NDManager manager = Lab.manager();
        Windows windows = Windows.streams(ids, LENGTH, BATCH);
        return Batches.of(windows.inputs(manager), windows.targets(manager), BATCH);
    }
}

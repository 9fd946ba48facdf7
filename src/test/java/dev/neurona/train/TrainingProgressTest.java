package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.plot.LiveFigure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    @BeforeEach
    void start() {
        Samples.start();
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static History history(History.Stop stop, String remark) {
        return new History(Map.of(), new double[0], 1, 0, stop, remark);
    }

    @Test
    void linesComeAtMostOnceASecondAndTheLastAlways() {
        TrainingProgress lines = new LineProgress(out, () -> now);
        lines.begin(3, 10);
        lines.epoch(1, Map.of("train loss", 0.5));
        now += 500_000_000;
        lines.epoch(2, Map.of("train loss", 0.25));
        lines.epoch(3, Map.of("train loss", 0.125));
        lines.end(history(History.Stop.FINISHED, "trained"));
        assertThat(written()).isEqualTo("epoch 1/3  train loss 0.5000\nepoch 3/3  train loss 0.1250\n");
    }

    @Test
    void whyTrainingStoppedIsSaid() {
        TrainingProgress lines = new LineProgress(out, () -> now);
        lines.begin(3, 10);
        lines.end(history(History.Stop.NOT_FINITE, "the loss was NaN"));
        assertThat(written()).isEqualTo("the loss was NaN\n");
    }

    @Test
    void aBarIsDrawnOverItself() {
        TrainingProgress bar = new BarProgress(out, () -> now);
        bar.begin(2, 4);
        bar.batch(1, 1, 0.5);
        now += 100_000_000;
        bar.batch(1, 2, 0.5);
        bar.batch(1, 3, 0.5);
        bar.epoch(1, Map.of("train loss", 0.5));
        bar.end(history(History.Stop.FINISHED, "trained"));
        String first = "epoch 1/2 [===============               ] 2/4  loss 0.5000";
        String last = "epoch 1/2  train loss 0.5000";
        assertThat(written()).isEqualTo("\r" + first + "\r" + last + " ".repeat(first.length() - last.length()) + "\n");
    }

    @Test
    void oneFigureIsUpdatedWhenDrawingCostsLittle() {
        List<Bundle> shown = new ArrayList<>();
        LiveFigure.Page page = bundle -> {
            shown.add(bundle);
            now += 1_000_000;
            return shown::add;
        };
        TrainingProgress figure =
                new FigureProgress(out, () -> now, names -> LiveFigure.on(page, "t", "epoch", "loss", names));
        figure.begin(4, 10);
        figure.epoch(1, Map.of("train loss", 0.5, "dev loss", 0.6));
        assertThat(shown).hasSize(1);
        // A millisecond of drawing wants a hundred without.
        now += 50_000_000;
        figure.epoch(2, Map.of("train loss", 0.4, "dev loss", 0.5));
        assertThat(shown).hasSize(1);
        figure.end(history(History.Stop.FINISHED, "trained"));
        assertThat(shown.size()).isGreaterThan(1);
        assertThat(written()).isEmpty();
    }

    @Test
    void outsideOfACellThereAreLines() {
        TrainingProgress figure = new FigureProgress(out);
        figure.begin(2, 10);
        figure.epoch(1, Map.of("train loss", 0.5));
        figure.epoch(2, Map.of("train loss", 0.25));
        figure.end(history(History.Stop.FINISHED, "trained"));
        assertThat(written()).contains("epoch 1/2", "epoch 2/2  train loss 0.2500");
    }
}

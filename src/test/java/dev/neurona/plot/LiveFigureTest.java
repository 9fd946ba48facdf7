package dev.neurona.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.display.Bundle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFigureTest {
    private final List<Bundle> shown = new ArrayList<>();
    private final List<Bundle> updates = new ArrayList<>();
    private long now;

    private LiveFigure figure(String... names) {
        return new LiveFigure(
                first -> {
                    shown.add(first);
                    return updates::add;
                },
                () -> now,
                "Loss",
                "epoch",
                "loss",
                names);
    }

    @Test
    void itIsShownOnceAndThenChangedInItsPlace() {
        LiveFigure live = figure("training");
        for (int epoch = 1; epoch <= 5; epoch++) {
            now += 1_000_000_000;
            live.add(epoch, 1.0 / epoch);
        }
        assertThat(shown).hasSize(1);
        assertThat(updates).hasSize(4);
    }

    @Test
    void pointsThatComeFastAreDrawnTogether() {
        LiveFigure live = figure("training");
        for (int step = 0; step < 1_000; step++) {
            now += 1_000_000;
            live.add(step, step);
        }
        assertThat(updates).hasSize(4);
        live.close();
        assertThat(updates).hasSize(5);
        assertThat(updates.get(4).text()).contains("1,000 points");
    }

    @Test
    void itIsAStillPictureUntilItEndsAsAWholeFigure() {
        try (LiveFigure live = figure("training", "validation")) {
            live.add(1, .9, Double.NaN);
        }
        assertThat(shown.get(0).data()).containsOnlyKeys(Bundle.TEXT, Bundle.HTML);
        assertThat(shown.get(0).get(Bundle.HTML).orElseThrow().toString()).doesNotContain("<script");
        assertThat(updates.get(0).data()).containsKey(FigureRenderer.PLOTLY);
    }

    @Test
    void wrongUseIsExplained() {
        LiveFigure live = figure("training", "validation");
        assertThatThrownBy(() -> live.add(1, .5))
                .hasMessage("expected 2 values, one each for [training, validation], but got 1");
        live.close();
        assertThatThrownBy(() -> live.add(1, .5, .5)).hasMessageContaining("closed");
        assertThatThrownBy(this::figure).hasMessageContaining("at least one curve");
    }
}

package dev.neurona.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.neurona.Lab;
import dev.neurona.data.Data;
import dev.neurona.inspect.Inspect;
import dev.neurona.metrics.ConfusionMatrix;
import dev.neurona.metrics.Roc;
import dev.neurona.plot.FigureRenderer;
import dev.neurona.train.Fit;
import dev.neurona.train.History;
import dev.neurona.train.Metric;
import dev.neurona.train.TrainingProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

/** What a student sees in a notebook in Spanish. */
class SpanishTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private @Nullable String before;

    @BeforeEach
    void speakSpanish() {
        Lab.start("test", 42);
        before = Spoken.choose("es");
    }

    @AfterEach
    void putBack() {
        Spoken.choose(before);
    }

    private static String words(Figure figure) {
        return new FigureRenderer().render(figure).text();
    }

    @Test
    void theFirstLineNamesTheEngineAndNotJava() {
        assertThat(Lab.start("05", 42))
                .isEqualTo("Lección 05: PyTorch 2.7.1 en cpu(), 1 hilo, semilla 42")
                .doesNotContain("Java");
    }

    @Test
    void trainingSpeaksAndItsCurvesKeepTheirNames() {
        Data data = Data.moons(60, 0.1);
        SequentialBlock net =
                new SequentialBlock().add(Linear.builder().setUnits(2).build());
        History history = Fit.of(net, data, data)
                .epochs(2)
                .metric("accuracy", Metric.accuracy())
                .metric("F", Metric.accuracy())
                .earlyStopping(5)
                .progress(TrainingProgress.lines(new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .run();
        assertThat(history.curves()).containsKeys("train loss", "dev accuracy");
        assertThat(history.remark())
                .matches(
                        "2 épocas de entrenamiento, el mejor valor de pérdida \\(validación\\) fue 0,\\d+, en la época \\d.*");
        assertThat(history.toString()).contains(", exactitud (validación) 0,", ", F (validación) 0,");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("época 2/2  pérdida (entrenamiento) 0,")
                .doesNotContain("epoch", "loss");
        assertThat(words(history.plot()))
                .contains(
                        "Pérdida durante el entrenamiento (líneas)", "x: época", "entrenamiento: 2 puntos, mínimo 0,");
        assertThat(words(history.plot("F"))).contains("F durante el entrenamiento");
    }

    @Test
    void metricsNameTheirAxes() {
        int[] actual = {0, 0, 1, 1};
        double[] scores = {.1, .6, .4, .9};
        ConfusionMatrix matrix = ConfusionMatrix.at(.5, actual, scores);
        assertThat(words(matrix.plot()))
                .contains("Matriz de confusión, exactitud 50,0 % de 4", "x: clase predicha, negativa; positiva");
        assertThat(matrix.toString()).contains("real \\ predicha");
        assertThat(matrix.report().columnNames()).contains("precision", "recall");
        assertThat(words(Roc.of(actual, scores).plot()))
                .contains("Curva ROC, área 0,750", "x: tasa de falsos positivos", "al azar");
    }

    @Test
    void summariesHaveSpanishHeads() {
        SequentialBlock net =
                new SequentialBlock().add(Linear.builder().setUnits(500).build());
        net.initialize(Lab.manager(), DataType.FLOAT32, new Shape(1, 99));
        assertThat(Inspect.summary(net, new Shape(1, 99)).toString())
                .contains("capa", "salida", "entrada", "parámetros: 50\u202f000, de los que 50\u202f000 aprenden");
    }
}

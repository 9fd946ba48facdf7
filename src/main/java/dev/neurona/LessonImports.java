package dev.neurona;

import dev.neurona.kernel.display.NotebookDefaults;
import java.util.List;

/** What every notebook with this library may name without an import. */
public final class LessonImports implements NotebookDefaults {
    @Override
    public List<String> imports() {
        return List.of(
                "ai.djl.*",
                "ai.djl.ndarray.*",
                "ai.djl.ndarray.types.*",
                "ai.djl.nn.*",
                "ai.djl.nn.core.*",
                "ai.djl.training.*",
                "ai.djl.training.loss.Loss",
                "ai.djl.training.optimizer.Optimizer",
                "ai.djl.training.tracker.Tracker",
                "tech.tablesaw.api.*",
                "tech.tablesaw.plotly.components.Figure",
                "dev.neurona.*",
                "dev.neurona.check.*",
                "dev.neurona.data.*",
                "dev.neurona.inspect.*",
                "dev.neurona.metrics.*",
                "dev.neurona.pretrained.*",
                "dev.neurona.scratch.*",
                "dev.neurona.text.*",
                "dev.neurona.train.*",
                "dev.neurona.plot.*");
    }
}

package dev.neurona.lessons.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.cli.Library;
import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineTest {
    @Test
    void aNotebookUsesTheEngineInTheBestSandboxOfThisMachine() throws Exception {
        Sandboxes.Choice choice = Sandboxes.best(Library.distribution(), List.of(), Optional.empty(), 1);
        Job job = Places.job(
                List.of(
                        "Lab.start(\"05\", 42)",
                        "Linear line = Linear.builder().setUnits(1).build();"
                                + " Fit fit = Fit.of(line, Data.line(40, 0.01)).optimizer(Optimizers.momentum(0.1))"
                                + ".epochs(20).batch(20).quiet(); History history = fit.run();",
                        "NDArray product = Lab.manager().arange(6f).reshape(2, 3).dot(Lab.manager().ones(new Shape(3,"
                                + " 1)));"),
                List.of(new Job.Ask("sum", "product.sum().getFloat()", "")),
                Limits.USUAL);

        Rerun rerun = choice.sandbox().run(job);

        assertThat(rerun.cells())
                .as("%s", rerun.cells())
                .extracting(Rerun.CellResult::ending)
                .containsOnly(Ending.OK);
        assertThat(rerun.answers().get(0).value()).isEqualTo("15.0");
        assertThat(rerun.said().english()).isEmpty();
    }
}

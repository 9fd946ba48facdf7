package dev.neurona.lessons.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxTest {
    @ParameterizedTest
    @EnumSource(Places.class)
    void runsTheCellsInOrderAndAsksTheSessionTheyLeave(Places place) throws Exception {
        Job job = Places.job(
                List.of(
                        "int twice(int x) { return 2 * x; }",
                        "System.out.println(twice(21))",
                        "twice(4)",
                        "oops(",
                        " "),
                List.of(
                        new Job.Ask("sum", "twice(1) + twice(2)", ""),
                        new Job.Ask(
                                "given",
                                "java.nio.file.Files.readString(java.nio.file.Path.of(\"{given}\")).length()",
                                "[1, 2]"),
                        new Job.Ask("broken", "twice(\"\")", ""),
                        new Job.Ask("long", Job.Ask.whole("\"x\".repeat(300_000)"), "")),
                Limits.USUAL);

        Rerun rerun = place.sandbox().run(job);

        assertThat(rerun.cells())
                .extracting(Rerun.CellResult::ending)
                .containsExactly(Ending.OK, Ending.OK, Ending.OK, Ending.ERROR, Ending.OK);
        assertThat(rerun.notebook().cells().get(1).outputs().toString()).contains("42");
        assertThat(rerun.notebook().cells().get(2).outputs().toString()).contains("8");
        assertThat(rerun.notebook().cells().get(2).executionCount()).hasValue(3);
        assertThat(rerun.answers()).extracting(Rerun.Answer::value).containsExactly("6", "6", "", "x".repeat(300_000));
        assertThat(rerun.answers().get(2).ending()).isEqualTo(Ending.ERROR);
        assertThat(rerun.said().english()).isEmpty();
    }
}

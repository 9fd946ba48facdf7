package dev.neurona.lessons.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import dev.neurona.kernel.notebook.Outputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    @TempDir
    Path temp;

    @Test
    void aCellMayTakeHalfOfWhatIsLeftOfTheOutput() {
        OutputBudget budget = new OutputBudget(10_000);

        OutputBudget.Fitted flood = budget.fit(outputs(3000, 3000, 3000), false);
        OutputBudget.Fitted next = budget.fit(outputs(2000), false);

        assertThat(flood.cut()).isTrue();
        assertThat(flood.outputs()).hasSize(2);
        assertThat(flood.outputs().get(1).toString()).contains("over the limit");
        assertThat(next.cut()).isFalse();
    }

    private static JsonArray outputs(int... lengths) {
        JsonArray outputs = new JsonArray();
        for (int length : lengths) {
            outputs.add(Outputs.stream("stdout", "x".repeat(length)));
        }
        return outputs;
    }

    @Test
    void theBeginningOfATextCostsNoMoreThanAllowed() {
        String text = "añ\n\u0001\"".repeat(1000);

        String beginning = OutputBudget.beginning(text, 1000);

        assertThat(text).startsWith(beginning);
        assertThat(OutputBudget.cost(beginning)).isBetween(980L, 1000L);
        assertThat(OutputBudget.beginning("short", 1000)).isEqualTo("short");
    }

    @Test
    void aCommandIsTakenApartAtItsBlanks() {
        assertThat(Container.of(" docker  run -v \"/a b:/c\" x'y z' ").words())
                .containsExactly("docker", "run", "-v", "/a b:/c", "xy z");
        assertThatThrownBy(() -> Container.of("a 'b")).hasMessageContaining("quote");
        assertThatThrownBy(() -> Container.of(" ")).hasMessageContaining("empty");
    }

    @Test
    void theRemedyFitsTheMachine() throws Exception {
        Path kernel = Files.createDirectories(temp.resolve("kernel"));

        assertThat(Remedy.of(temp, false, false)).contains("--sandbox-command");
        assertThat(Remedy.of(temp, true, false)).contains("apt install bubblewrap");
        Files.writeString(kernel.resolve("apparmor_restrict_unprivileged_userns"), "1\n");
        assertThat(Remedy.of(temp, true, true)).contains("apparmor_parser");
        Files.writeString(kernel.resolve("apparmor_restrict_unprivileged_userns"), "0\n");
        Files.writeString(kernel.resolve("unprivileged_userns_clone"), "0\n");
        assertThat(Remedy.of(temp, true, true)).contains("unprivileged_userns_clone=1");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aContainerIsNamedFilledInAndEndedWithItsInput() throws Exception {
        Path engine = temp.resolve("docker");
        Files.writeString(engine, """
                #!/bin/sh
                echo "$*" >> '%s'
                while [ "$1" != image ]; do shift; done
                shift
                exec "$@"
                """.formatted(temp.resolve("calls")));
        assertThat(engine.toFile().setExecutable(true)).isTrue();
        Container container = Container.of(engine + " run --rm -i --network none --memory {memory} {mounts} image");

        Rerun rerun = new EnclosedSandbox(container, Places.interior())
                .run(Places.job(List.of("6 * 7"), List.of(), Places.LIMITS));

        assertThat(rerun.notebook().cells().get(0).outputs().toString()).contains("42");
        assertThat(Files.readString(temp.resolve("calls")))
                .contains("run --name neurona-")
                .contains("--memory " + Places.LIMITS.memory())
                .contains(":ro");
    }
}

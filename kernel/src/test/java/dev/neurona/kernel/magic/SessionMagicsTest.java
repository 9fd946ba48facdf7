package dev.neurona.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.magic.MagicHost.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMagicsTest {
    private final FakeHost host = new FakeHost();

    private void declare() {
        host.variables.addAll(List.of(new Variable("x", "int", "1"), new Variable("name", "String", "first\nsecond")));
        host.declarations.add("int twice(int n)");
    }

    @Test
    void variablesAreListed() throws Exception {
        host.run("%who");
        declare();
        host.run("%who");
        host.run("%who String");
        assertThat(host.output.out()).isEqualTo("no variables\nx  name\nname\n");
    }

    @Test
    void variablesAreListedWithTypesAndValues() throws Exception {
        declare();
        host.run("%whos");
        assertThat(host.output.out().lines())
                .containsExactly(
                        "Variable  Type    Value",
                        "-----------------------",
                        "x         int     1",
                        "name      String  first",
                        "int twice(int n)");
    }

    @Test
    void theSessionIsReset() throws Exception {
        host.run("%reset -f");
        assertThat(host.resets).isEqualTo(1);
        assertThatThrownBy(() -> host.run("%reset x")).isInstanceOf(MagicError.class);
        assertThat(host.resets).isEqualTo(1);
    }

    @Test
    void everyMagicIsListedWithWhatItDoes() throws Exception {
        host.run("%lsmagic");
        for (Magic magic : host.magics()) {
            assertThat(host.output.out()).contains(Usage.form(magic)).contains(Usage.does(magic));
        }
    }

    @Test
    void helpSaysHowAMagicIsWritten() throws Exception {
        host.run("%loadFromPOM?");
        assertThat(host.output.out().lines())
                .containsExactly(
                        "%loadFromPOM [FILE] [SCOPE...]",
                        "    adds the dependencies of a POM, or of parts of one in the cell",
                        "    %loadFromPOM for a line, %%loadFromPOM for a cell");
        host.run("%help %addMavenRepo");
        assertThat(host.output.out()).contains("%mavenRepo ID URL").contains("also: addMavenRepo");
        assertThatThrownBy(() -> host.run("%help mavne"))
                .hasMessage("%help: no magic named mavne: did you mean maven?");
    }

    /** The folder's README has the table that this makes; copy it from the failure when a magic changes. */
    @Test
    void theReadmeHasEveryMagicAsItsHelpHasIt() throws Exception {
        StringBuilder table = new StringBuilder("| magic | does | also |\n| --- | --- | --- |\n");
        for (Magic magic : host.magics()) {
            String both = magic.kind() == Magic.Kind.BOTH ? " (`%%" + magic.name() + "` for a cell)" : "";
            String also = String.join(
                    ", ", magic.aliases().stream().map(a -> "`" + a + "`").toList());
            table.append("| `" + Usage.form(magic).replace("|", "\\|") + "`" + both + " | "
                    + Usage.does(magic).replace("<", "&lt;") + " | " + also + " |\n");
        }
        String readme = Files.readString(Path.of("src/main/java/dev/neurona/kernel/magic/README.md"));
        assertThat(readme).contains(table.toString());
    }
}

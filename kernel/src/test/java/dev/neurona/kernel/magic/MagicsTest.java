package dev.neurona.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicsTest {
    /** Found through the class path of a test. */
    public static final class FromJar implements Magic {
        @Override
        public String name() {
            return "fromjar";
        }

        @Override
        public Kind kind() {
            return Kind.LINE;
        }

        @Override
        public String help() {
            return "WORD - says a word";
        }

        @Override
        public Object run(Call call, MagicHost host) {
            return "jar: " + call.rest();
        }
    }

    private final FakeHost host = new FakeHost();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maven",
                "addMavenDependencies",
                "addMavenDependency",
                "mavenRepo",
                "addMavenRepo",
                "loadFromPOM",
                "classpath",
                "jars",
                "load",
                "time",
                "sh",
                "writefile",
                "html",
                "markdown",
                "svg",
                "latex",
                "javascript",
                "js"
            })
    void everyMagicOfOlderKernelsIsThere(String name) {
        assertThat(host.magics.find(name)).isPresent();
        assertThat(host.magics.names()).contains(name);
    }

    @Test
    void anUnknownMagicIsToldWithTheOneMeant() {
        assertThatThrownBy(() -> host.run("%mavne a:b:1"))
                .isInstanceOf(MagicError.class)
                .hasMessage("no magic named %mavne: did you mean %maven?");
        assertThatThrownBy(() -> host.run("%%htlm\nx")).hasMessage("no magic named %%htlm: did you mean %%html?");
        assertThatThrownBy(() -> host.run("%quiteother"))
                .hasMessage("no magic named %quiteother: %lsmagic lists those there are");
    }

    @Test
    void aCellMagicOnALineIsToldHowItIsWritten() {
        assertThatThrownBy(() -> host.run("%html <b>"))
                .isInstanceOf(MagicError.class)
                .hasMessage("%html works on a cell: write %%html on the first line and its text below");
        assertThatThrownBy(() -> host.run("%%who\nint x;"))
                .hasMessageContaining("%%who works on a line: write %who with one percent sign");
    }

    @Test
    void magicsOfJarsRunAndBrokenOnesAreReported(@TempDir Path dir) throws Exception {
        Path services = Files.createDirectories(dir.resolve("META-INF/services"));
        Files.writeString(services.resolve(Magic.class.getName()), FromJar.class.getName() + "\nno.such.MagicClass\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {dir.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(host.magics.reload(loader)).singleElement().asString().contains("no.such.MagicClass");
            assertThat(host.run("%fromjar hello")).isEqualTo("jar: hello");
        }
    }

    @Test
    void aRegisteredMagicTakesTheNameOfAnother() throws Exception {
        host.magics.register(BuiltIn.line("pwd", "says mine", (call, h) -> "mine"));
        assertThat(host.run("%pwd")).isEqualTo("mine");
    }

    @Test
    void noTwoMagicsShareAName() {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> twice = new ArrayList<>();
        for (Magic magic : host.magics.all()) {
            List<String> names = new ArrayList<>(magic.aliases());
            names.removeIf(alias -> alias.equalsIgnoreCase(magic.name()));
            names.add(magic.name());
            names.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void cellsReachMagicsFromJava() throws Exception {
        Notebook.attach(host.magics, host);
        assertThat(Notebook.<String>lineMagic("pwd", List.of()))
                .isEqualTo(Path.of("").toAbsolutePath().toString());
        Notebook.cellMagic("html", List.of(), "<b>");
        assertThat(host.output.shown()).hasSize(1);
        assertThat(Notebook.eval("1")).isEqualTo("value of 1");
        Notebook.printf("%03d", 7);
        assertThat(host.output.out()).isEqualTo("007");
        assertThatThrownBy(() -> Notebook.lineMagic("nosuch", List.of())).isInstanceOf(MagicError.class);
    }

    /** The kernel starts without Maven's 15 jars; it reads them when a cell first asks for an artifact. */
    @Test
    void nothingOfMavenIsLoadedBeforeItIsNeeded() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        classPath,
                        LoadsMagics.class.getName())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(log.contains("dev.neurona.kernel.magic.maven.MavenMagics")).isTrue();
        List<String> loaded = log.lines()
                .filter(line -> line.contains("org.eclipse.aether") || line.contains("org.apache.maven"))
                .toList();
        assertThat(loaded).isEmpty();
    }

    /** What the kernel does with magics at its start. */
    public static final class LoadsMagics {
        public static void main(String[] args) throws Exception {
            FakeHost host = new FakeHost();
            host.run("%lsmagic");
            host.run("%mavenRepo here file:/tmp");
        }
    }
}

package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that a cell adds brings its renderer and its default imports, and cannot end the kernel. */
class JarExtensionsTest {
    private final Cells cells = new Cells();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        cells.close();
    }

    private Path jar() throws IOException {
        Path source = folder.resolve("zoo/Zoo.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, """
                package zoo;
                import dev.neurona.kernel.display.*;
                import java.util.List;
                public class Zoo implements Renderer<Zoo>, NotebookDefaults {
                    public static int animals() { return 12; }
                    public static void close() { System.exit(1); }
                    @Override public Class<Zoo> type() { return Zoo.class; }
                    @Override public Bundle render(Zoo zoo) { return Bundle.of("a zoo").with("text/html", "<b>a zoo</b>"); }
                    @Override public List<String> imports() { return List.of("zoo.Zoo", "static zoo.Zoo.animals"); }
                }
                """);
        Path classes = folder.resolve("classes");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(result).isZero();
        for (String service : new String[] {"Renderer", "NotebookDefaults"}) {
            Path file = classes.resolve("META-INF/services/dev.neurona.kernel.display." + service);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "zoo.Zoo\n");
        }
        Path jar = folder.resolve("zoo ñ.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    @Test
    void theyWorkAsSoonAsTheJarIsAdded() throws IOException {
        cells.run("int before = 1;");
        cells.value("%jars \"" + jar() + "\"");
        assertThat(cells.value("animals() + before")).isEqualTo("13");
        assertThat(cells.value("new Zoo()")).isEqualTo("a zoo");
        cells.run("Zoo mine = new Zoo(); int twice() { return 2 * animals(); }");
        assertThat(cells.value("twice()")).isEqualTo("24");
        assertThat(cells.error("Zoo.close()").name()).contains("ExitRefused");
    }

    @Test
    void aResetKeepsThem() throws IOException {
        cells.value("%jars \"" + jar() + "\"");
        cells.run("int gone = 1;");
        cells.run("%reset");
        assertThat(cells.value("animals()")).isEqualTo("12");
        assertThat(cells.error("gone").name()).isEqualTo("CompileError");
    }
}

package dev.neurona.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.display.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotlyScriptTest {
    @Test
    void theScriptIsWrittenWholeAndWrapped(@TempDir Path folder) throws IOException {
        Path file = PlotlyScript.writeTo(folder);
        PlotlyScript.writeTo(folder);
        String script = Files.readString(file);
        assertThat(script)
                .startsWith("(function(define,exports,module){\n")
                .endsWith("\n}).call(window);\n")
                .contains("plotly.js v2.35.3");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("plotly.min.js"));
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnError(@TempDir Path folder) {
        assertThatThrownBy(() -> PlotlyScript.writeTo(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void figuresLookUnderTheKernelspecTheyRunIn() {
        System.setProperty(PlotlyScript.PROPERTY, "java \"21\"");
        try {
            String html = new FigureRenderer()
                    .render(Gallery.lines())
                    .get(Bundle.HTML)
                    .orElseThrow()
                    .toString();
            assertThat(html).contains("\"kernelspecs/\"+encodeURIComponent(\"java \\\"21\\\"\")+\"/plotly.min.js\"");
        } finally {
            System.clearProperty(PlotlyScript.PROPERTY);
        }
        assertThat(PlotlyScript.kernelspecName()).isNotBlank();
    }
}

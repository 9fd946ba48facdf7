package dev.neurona.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

/**
 * Figures in a real JupyterLab: what a reader sees after a run, in a notebook opened again, in an export, and on a dark
 * theme. The bundles are shown by Python's kernel under the name of ours, so that what is tested is the bundle alone.
 * Screenshots are left in {@code target/jupyterlab}.
 */
class JupyterLabTest {
    private static final Path FOLDER = Path.of("target/jupyterlab").toAbsolutePath();
    private static Node seen = Node.empty();
    private static int figures;

    @BeforeAll
    static void openNotebooks() throws IOException, InterruptedException {
        JupyterEnvironment environment = JupyterEnvironment.orSkip();
        clear();
        List<Figure> all = List.of(
                Gallery.lines(),
                Gallery.boundary(),
                Gallery.confusion(),
                Gallery.twoHeatmaps(),
                Gallery.awkward(),
                Gallery.heat(),
                MoreGallery.path(),
                MoreGallery.movingThreshold(),
                MoreGallery.mistakes());
        figures = all.size();
        write(all, environment.python());
        Path script = FOLDER.resolve("drive_jupyterlab.py");
        try (InputStream in = JupyterLabTest.class.getResourceAsStream("drive_jupyterlab.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder(
                        environment.python().toString(),
                        script.toString(),
                        FOLDER.toString(),
                        environment.chromium().toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("driver.log").toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        assertThat(ended).as("the browser's run ended").isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(FOLDER.resolve("driver.log")))
                .isZero();
        seen = Json.readJavaScript(Files.readString(FOLDER.resolve("seen.json")));
    }

    @Test
    void aFreshRunIsInteractive() {
        Node fresh = seen.child("fresh");
        assertThat(fresh.number("interactive")).hasValue(figures);
        assertThat(fresh.number("picturesShown")).hasValue(0);
        assertThat(fresh.number("scripts"))
                .as("plotly.js is loaded once for all figures")
                .hasValue(1);
    }

    @Test
    void aSliderChoosesWithoutAServer() {
        assertThat(seen.child("slider").text("before")).hasValue("learning rate: 0.05");
        assertThat(seen.child("slider").text("after")).hasValue("learning rate: 0.45");
    }

    @Test
    void textArrivesInPlotlyAsItWasWritten() {
        Node fresh = seen.child("fresh");
        assertThat(fresh.list("titles").get(4)).isEqualTo("It's \"5 < 6\" & C:\\newsecond line </script>bold");
        assertThat(fresh.list("labels").get(4)).isEqualTo(List.of("<s>", "a&b", "'q'", "back\\slash"));
        assertThat((List<?>) fresh.list("labels").get(5)).last().isEqualTo("<unk>");
    }

    @Test
    void anUntrustedNotebookShowsThePictures() {
        for (String page : List.of("untrusted", "untrusted-dark")) {
            assertThat(seen.child(page).number("interactive")).hasValue(0);
            assertThat(seen.child(page).number("picturesShown")).hasValue(figures);
            assertThat(seen.child(page).number("described")).hasValue(figures);
        }
    }

    @Test
    void aTrustedNotebookOpenedAgainIsInteractive() {
        assertThat(seen.child("trusted").number("interactive")).hasValue(figures);
    }

    @Test
    void anExportWithoutAServerShowsThePictures() {
        assertThat(seen.child("exported").number("interactive")).hasValue(0);
        assertThat(seen.child("exported").number("picturesShown")).hasValue(figures);
    }

    @Test
    void theWordsOfAFigureFollowTheTheme() {
        assertThat(brightness(seen.child("fresh").text("ink", "")))
                .as("on a light theme")
                .isLessThan(128);
        assertThat(brightness(seen.child("dark").text("ink", "")))
                .as("on a dark theme")
                .isGreaterThan(128);
    }

    @Test
    void nothingIsFetchedFromOutside() {
        assertThat(seen.child("outside").list("plotly")).isEmpty();
        assertThat(seen.child("outside").has("plotly")).isTrue();
    }

    private static double brightness(String rgb) {
        assertThat(rgb).startsWith("rgb");
        String[] parts = rgb.replaceAll("[^\\d.,]", "").split(",");
        return (Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]) + Double.parseDouble(parts[2])) / 3;
    }

    private static void write(List<Figure> all, Path python) throws IOException {
        Path spec = Files.createDirectories(FOLDER.resolve("data/kernels/" + PlotlyScript.DEFAULT_NAME));
        PlotlyScript.writeTo(spec);
        Files.writeString(
                spec.resolve("kernel.json"),
                Json.write(Json.object(
                        "argv",
                        List.of(python.toString(), "-m", "ipykernel_launcher", "-f", "{connection_file}"),
                        "display_name",
                        "Neurona",
                        "language",
                        "python")));
        Path settings = Files.createDirectories(FOLDER.resolve("settings/@jupyterlab/apputils-extension"));
        Files.writeString(
                settings.resolve("notification.jupyterlab-settings"),
                "{\"fetchNews\":\"false\",\"checkForUpdates\":false}");
        List<Object> bundles = new ArrayList<>();
        List<Object> fresh = new ArrayList<>();
        List<Object> saved = new ArrayList<>();
        for (Figure figure : all) {
            Map<String, Object> data = new LinkedHashMap<>();
            new FigureRenderer()
                    .render(figure)
                    .data()
                    .forEach((mime, value) -> data.put(
                            mime, value instanceof Bundle.Json json ? Json.readJavaScript(json.text()) : value));
            String source = "import json\nfrom IPython.display import display\n"
                    + "display(json.load(open('bundles.json'))[" + bundles.size() + "], raw=True)";
            Object output = Json.object("output_type", "display_data", "data", data, "metadata", Map.of());
            fresh.add(cell(fresh.size(), source, List.of()));
            saved.add(cell(saved.size(), source, List.of(output)));
            bundles.add(data);
        }
        Files.writeString(FOLDER.resolve("bundles.json"), Json.write(bundles));
        Files.writeString(FOLDER.resolve("fresh.ipynb"), notebook(fresh));
        Files.writeString(FOLDER.resolve("saved.ipynb"), notebook(saved));
        // trust is by content, so the notebook to be trusted must be another one
        saved.add(cell(saved.size(), "# trusted", List.of()));
        Files.writeString(FOLDER.resolve("signed.ipynb"), notebook(saved));
    }

    private static Map<String, ?> cell(int number, String source, List<?> outputs) {
        return Json.object(
                "cell_type",
                "code",
                "id",
                "c" + number,
                "metadata",
                Map.of(),
                "execution_count",
                outputs.isEmpty() ? null : number + 1,
                "source",
                source,
                "outputs",
                outputs);
    }

    private static String notebook(List<?> cells) {
        Object spec = Json.object("name", PlotlyScript.DEFAULT_NAME, "display_name", "Neurona", "language", "python");
        return Json.write(Json.object(
                "cells", cells, "metadata", Json.object("kernelspec", spec), "nbformat", 4, "nbformat_minor", 5));
    }

    private static void clear() throws IOException {
        if (Files.exists(FOLDER)) {
            Files.walkFileTree(FOLDER, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        Files.createDirectories(FOLDER);
    }
}

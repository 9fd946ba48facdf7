package dev.neurona.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.language.Spoken;
import dev.neurona.plot.json.Node;
import dev.neurona.plot.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.plotly.components.Figure;

/**
 * Every figure of {@link Gallery} as JSON, SVG and text, against the files in {@code src/test/resources}. After a wanted
 * change write them anew, look at the pictures, and commit them:
 * {@code mvn -pl src -am test -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dneurona.goldens=write}
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("test/resources/dev/neurona/plot/golden");

    private static final Pattern PNG = Pattern.compile("data:image/png;base64,([\\w+/=]+)");

    /** In which the library says something of its own. */
    private static final List<String> SPANISH = List.of(
            "boundary",
            "confusion",
            "histogram",
            "training",
            "roc",
            "images-right-wrong",
            "network-dropout",
            "box",
            "frames-grid");

    @TestFactory
    Stream<DynamicTest> figuresAreAsKept() {
        return Gallery.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> figuresSpeakSpanish() {
        Map<String, Supplier<Figure>> all = Gallery.all();
        return SPANISH.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String before = Spoken.choose("es");
                    try {
                        check(name + "-es", all.get(name));
                    } finally {
                        Spoken.choose(before);
                    }
                }));
    }

    private static void check(String name, Supplier<Figure> maker) throws IOException {
        Figure figure = maker.get();
        Bundle bundle = new FigureRenderer().render(figure);
        Node tree = FigureJson.of(figure);
        // one member a line, so that a change reads well
        String json = ((Bundle.Json) bundle.get(FigureRenderer.PLOTLY).orElseThrow())
                .text()
                .replace(",\"", ",\n\"");
        compare(name + ".json", json);
        compare(name + ".svg", Picture.of(tree).svg().replace("><", ">\n<"));
        compare(name + ".txt", bundle.text());
    }

    /** Machines pack pixels differently: the goldens keep what is in a PNG, not how it is packed. */
    private static String unpacked(String text) {
        return PNG.matcher(text).replaceAll(found -> {
            try {
                byte[] bytes = Base64.getDecoder().decode(found.group(1));
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
                int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
                return "PNG of %d x %d pixels %08x"
                        .formatted(image.getWidth(), image.getHeight(), Arrays.hashCode(pixels));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void compare(String name, String packed) throws IOException {
        String actual = unpacked(packed);
        Path file = FOLDER.resolve(name);
        if (System.getProperty("neurona.goldens", "").equals("write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual + "\n");
        }
        assertThat(file).as("write the goldens with -Dneurona.goldens=write").exists();
        assertThat(actual + "\n").isEqualTo(Files.readString(file));
    }
}

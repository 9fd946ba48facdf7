package dev.neurona.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.eval.CellScope;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderersTest {
    interface Shape {}

    static class Round implements Shape {}

    static class Circle extends Round {
        @Override
        public String toString() {
            return "a circle";
        }
    }

    /** Found through the class path of a test. */
    public static final class FromJar implements Renderer<Circle> {
        @Override
        public Class<Circle> type() {
            return Circle.class;
        }

        @Override
        public Bundle render(Circle value) {
            return Bundle.of("from a jar");
        }
    }

    private final Renderers renderers = new Renderers();

    @Test
    void theMostSpecialTypeWins() {
        renderers.register(Circle.class, c -> Bundle.of("circle"));
        renderers.register(Object.class, o -> Bundle.of("object"));
        renderers.register(Round.class, r -> Bundle.of("round"));
        renderers.register(Shape.class, s -> Bundle.of("shape"));
        assertThat(renderers.render(new Circle()).text()).isEqualTo("circle");
        assertThat(renderers.render(new Round()).text()).isEqualTo("round");
        assertThat(renderers.render(new Shape() {}).text()).isEqualTo("shape");
        assertThat(renderers.render(1).text()).isEqualTo("object");
    }

    @Test
    void theLastOfTwoForOneTypeWins() {
        renderers.register(Round.class, r -> Bundle.of("first"));
        renderers.register(Round.class, r -> Bundle.of("second"));
        assertThat(renderers.render(new Circle()).text()).isEqualTo("second");
    }

    @Test
    void aRendererThatFailsLeavesTheTextAndANote() {
        renderers.register(Circle.class, c -> {
            throw new IllegalStateException("no paint");
        });
        renderers.register(Round.class, r -> null);
        assertThat(renderers.render(new Circle()).text())
                .startsWith("a circle\n(shown as text: the renderer of ")
                .contains("failed: java.lang.IllegalStateException: no paint");
        assertThat(renderers.render(new Round()).text()).contains("returned null");
    }

    @Test
    void aStoppedCellIsNotHeldUpByARenderer() {
        CellScope scope = new CellScope(1, new RecordingOutput());
        scope.enter();
        try {
            Error stop = new Error("stop");
            renderers.register(Circle.class, c -> {
                scope.stop();
                throw stop;
            });
            Assertions.assertThatThrownBy(() -> renderers.render(new Circle())).isSameAs(stop);
        } finally {
            scope.exit();
        }
    }

    @Test
    void renderersOfJarsAreFoundAndBrokenOnesReported(@TempDir Path dir) throws Exception {
        Path services = Files.createDirectories(dir.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Renderer.class.getName()), FromJar.class.getName() + "\nno.such.RendererClass\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {dir.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(renderers.reload(loader)).singleElement().asString().contains("no.such.RendererClass");
            assertThat(renderers.render(new Circle()).text()).isEqualTo("from a jar");
            renderers.register(Circle.class, c -> Bundle.of("by hand"));
            assertThat(renderers.render(new Circle()).text()).isEqualTo("by hand");
        }
    }

    @Test
    void aDisplayableShowsItself() {
        Displayable displayable = () -> Bundle.of("mine").with(Bundle.HTML, "<i>mine</i>");
        assertThat(renderers.render(displayable).data()).containsEntry(Bundle.HTML, "<i>mine</i>");
    }

    @Test
    void markupIsShownAsWhatItIs() {
        assertThat(renderers.render(new Html("<b>x</b>")).data()).containsEntry("text/html", "<b>x</b>");
        assertThat(renderers.render(new Markdown("*x*")).data()).containsEntry("text/markdown", "*x*");
        assertThat(renderers.render(Latex.math("x^2")).data()).containsEntry("text/latex", "$$x^2$$");
        assertThat(renderers.render(new JavaScript("1")).data()).containsEntry("application/javascript", "1");
        assertThat(renderers.render(new Svg("<svg/>")).data())
                .containsEntry("image/svg+xml", "<svg/>")
                .hasEntrySatisfying(
                        "text/html",
                        html -> assertThat((String) html).contains("src=\"data:image/svg+xml;base64,PHN2Zy8+\""));
        assertThat(renderers.render(new Json("{\"a\": [1]}")).data())
                .containsEntry("application/json", new Bundle.Json("{\"a\": [1]}"));
        assertThat(Html.escape("<a href=\"x\">'&'")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
    }

    @Test
    void textThatIsNotJsonIsRefused() {
        for (String bad : List.of("", "{", "{a: 1}", "1 2", "[1,]")) {
            Assertions.assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> new Json(bad))
                    .withMessageStartingWith("not JSON");
        }
    }

    @Test
    void aPictureIsPngWithItsSize() throws Exception {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 1, 0xFF112233);
        Bundle bundle = renderers.render(image);
        assertThat(bundle.text()).isEqualTo("BufferedImage 3x2");
        assertThat(bundle.metadata()).containsEntry(Bundle.PNG, Map.of("width", 3, "height", 2));
        BufferedImage back = ImageIO.read(
                new ByteArrayInputStream((byte[]) bundle.get(Bundle.PNG).orElseThrow()));
        assertThat(back.getRGB(1, 1)).isEqualTo(0xFF112233);
    }

    @Test
    void aPictureMayBeAskedForAsJpeg() {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        Bundle bundle = renderers.render(image, "image/jpeg");
        assertThat(bundle.data()).containsOnlyKeys("text/plain", "image/jpeg");
        assertThat(bundle.metadata()).containsOnlyKeys("image/jpeg");
        assertThat((byte[]) bundle.get("image/jpeg").orElseThrow()).startsWith(0xFF, 0xD8);
    }

    @Test
    void textIsSentAsEveryTypeAskedFor() {
        assertThat(renderers.render("<b>x</b>", "text/html", "text/markdown").data())
                .isEqualTo(Map.of("text/plain", "<b>x</b>", "text/html", "<b>x</b>", "text/markdown", "<b>x</b>"));
        assertThat(renderers.render("{}", "application/json").data())
                .containsEntry("application/json", new Bundle.Json("{}"));
        assertThat(renderers.render("x", "*").data()).containsOnlyKeys("text/plain");
    }

    @Test
    void aTypeAValueDoesNotHaveIsLeftOut() {
        renderers.register(
                Circle.class, c -> Bundle.of("o").with(Bundle.HTML, "<o>").with("image/x", "p"));
        assertThat(renderers
                        .render(new Circle(), "text/html", "application/pdf")
                        .data())
                .containsOnlyKeys("text/plain", "text/html");
        assertThat(renderers.render(new Circle(), "image/*").data()).containsOnlyKeys("text/plain", "image/x");
        assertThat(renderers.render(new Circle(), "*").data()).containsOnlyKeys("text/plain", "text/html", "image/x");
        assertThat(renderers.render(7, "text/html").data()).isEqualTo(Map.of("text/plain", "7"));
    }

    @Test
    void bytesMayBeAskedForAsAPicture() {
        byte[] png = {1, 2};
        assertThat(renderers.render(png, "image/png").data()).containsEntry("image/png", png);
    }

    @Test
    void placesArePlainText() throws Exception {
        assertThat(renderers.render(Path.of("a", "b")).data())
                .isEqualTo(Map.of("text/plain", Path.of("a", "b").toString()));
        URI uri = URI.create("file:/a");
        assertThat(renderers.render(uri).text()).isEqualTo("file:/a");
        assertThat(renderers.render(uri.toURL()).text()).isEqualTo("file:/a");
    }
}

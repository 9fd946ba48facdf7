package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.display.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What notebooks written for IJava do with its own classes. */
class IJavaNotebooksTest {
    private final Cells cells = new Cells();

    @AfterEach
    void end() {
        cells.close();
    }

    @Test
    void aTypeIsRegisteredWithItsRenderer() {
        cells.run("""
                import io.github.spencerpark.ijava.IJava;
                class Point { int x = 3; public String toString() { return "Point 3"; } }
                IJava.getKernelInstance().getRenderer()
                    .createRegistration(Point.class)
                    .preferring(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML)
                    .supporting("text/markdown")
                    .register((point, ctx) -> {
                        ctx.renderIfRequested(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML,
                                () -> "<b>" + point.x + "</b>");
                        ctx.renderIfRequested(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_MARKDOWN,
                                type -> type + " *3*");
                        ctx.renderIfRequested(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_LATEX,
                                () -> "not registered");
                    });
                """);
        Bundle shown = cells.bundle("new Point()");
        assertThat(shown.text()).isEqualTo("Point 3");
        assertThat(shown.get(Bundle.HTML)).contains("<b>3</b>");
        assertThat(shown.get(Bundle.MARKDOWN)).contains("text/markdown *3*");
        assertThat(shown.get(Bundle.LATEX)).isEmpty();
    }

    @Test
    void magicsAreRegisteredAsFunctionsAndAsMarkedMethods() {
        cells.run("""
                import io.github.spencerpark.jupyter.kernel.magic.registry.*;
                public static class Mine {
                    @LineMagic(aliases = "twofold") public static int doubled(List<String> args) { return 2 * Integer.parseInt(args.get(0)); }
                    @CellMagic public String shout(List<String> args, String body) { return body.strip().toUpperCase() + args; }
                }
                Magics magics = io.github.spencerpark.ijava.IJava.getKernelInstance().getMagics();
                magics.registerLineMagic("add", args -> Integer.parseInt(args.get(0)) + Integer.parseInt(args.get(1)));
                magics.registerMagics(Mine.class);
                magics.registerMagics(new Mine());
                """);
        assertThat(cells.bundle("int sum = %add 3 4\nsum").text()).isEqualTo("7");
        assertThat(cells.bundle("%twofold 21").text()).isEqualTo("42");
        assertThat(cells.bundle("%%shout a\nhello").text()).isEqualTo("HELLO[a]");
    }

    @Test
    void theKernelEvaluatesAndRenders() {
        cells.run("int x = 20;");
        assertThat(cells.bundle("(int) getKernelInstance().evalRaw(\"x + 1\") + 1")
                        .text())
                .isEqualTo("22");
        assertThat(cells.bundle("getKernelInstance().eval(\"new Html(\\\"<i>x</i>\\\")\")")
                        .get(Bundle.HTML))
                .contains("<i>x</i>");
        assertThat(cells.bundle(
                                "import io.github.spencerpark.jupyter.kernel.display.DisplayData;\n"
                                        + "DisplayData d = io.github.spencerpark.ijava.runtime.Display.render(\"*m*\", \"text/markdown\");\nd")
                        .get(Bundle.MARKDOWN))
                .contains("*m*");
    }
}

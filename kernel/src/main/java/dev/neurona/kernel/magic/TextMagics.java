package dev.neurona.kernel.magic;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Displayable;
import dev.neurona.kernel.display.Html;
import dev.neurona.kernel.display.JavaScript;
import dev.neurona.kernel.display.Latex;
import dev.neurona.kernel.display.Markdown;
import dev.neurona.kernel.display.Svg;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Cells that are shown as HTML, Markdown, LaTeX, SVG or run as JavaScript by the front end. */
final class TextMagics {
    private TextMagics() {}

    static List<Magic> all() {
        return List.of(
                BuiltIn.cell(
                        "html",
                        "[--isolated] - shows the cell as HTML, isolated in a frame of its own",
                        (call, host) -> {
                            Bundle bundle = new Html(Objects.requireNonNullElse(call.body(), "")).bundle();
                            for (String arg : call.args()) {
                                if (!arg.equals("--isolated") && !arg.startsWith("--isolated=")) {
                                    throw new MagicError(
                                            "%%html: unknown argument " + arg + ". Write %%html [--isolated]");
                                }
                                bundle = bundle.withMetadata(Bundle.HTML, Map.of("isolated", true));
                            }
                            host.output().display(bundle, null, false);
                            return null;
                        }),
                shown("markdown", "shows the cell as Markdown", Markdown::new).or("md"),
                shown("latex", "shows the cell as LaTeX", Latex::new),
                shown("svg", "shows the cell as an SVG picture", Svg::new).or("SVG"),
                shown("javascript", "runs the cell as JavaScript in the front end", JavaScript::new)
                        .or("js"));
    }

    private static BuiltIn shown(String name, String help, Function<String, Displayable> make) {
        return BuiltIn.cell(name, help, (call, host) -> {
            String body = Objects.requireNonNullElse(call.body(), "");
            host.output().display(make.apply(body).bundle(), null, false);
            return null;
        });
    }
}

package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.display.Bundle;
import java.util.List;

/** Writes what is known of a name as text and as HTML, side by side. */
final class Description {
    private static final int LONGEST_SOURCE = 20_000;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    Description signature(String signature) {
        text.append(BOLD).append(signature).append(PLAIN).append('\n');
        html.append("<pre><b>").append(HtmlCleaner.escape(signature)).append("</b></pre>");
        return this;
    }

    /** Adds where a name comes from. */
    Description origin(String origin) {
        if (!origin.isEmpty()) {
            text.append(origin).append('\n');
            html.append("<p><small>").append(HtmlCleaner.escape(origin)).append("</small></p>");
        }
        return this;
    }

    /** Adds documentation, as {@link HtmlCleaner} leaves it. */
    Description documentation(String clean) {
        text.append('\n').append(HtmlText.of(clean)).append('\n');
        html.append("<div>").append(clean).append("</div>");
        return this;
    }

    Description code(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            heading(heading);
            lines.forEach(line -> text.append("    ").append(line).append('\n'));
            html.append("<pre>")
                    .append(HtmlCleaner.escape(String.join("\n", lines)))
                    .append("</pre>");
        }
        return this;
    }

    Description source(String source) {
        String shown = source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) + "\n..." : source;
        heading("Source");
        text.append(shown).append('\n');
        html.append("<pre>").append(HtmlCleaner.escape(shown)).append("</pre>");
        return this;
    }

    private void heading(String heading) {
        text.append('\n').append(BOLD).append(heading).append(PLAIN).append('\n');
        html.append("<p><b>").append(heading).append("</b></p>");
    }

    Bundle bundle() {
        return Bundle.of(text.toString().strip()).with(Bundle.HTML, html.toString());
    }
}

package dev.neurona.lessons.site;

import dev.neurona.lessons.book.Maths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown of people nobody has to trust, as HTML: tags in it are text, a picture is its description, links lead to the web
 * or are text, formulas are MathML. Its headings are bold lines, because the page around has headings of its own.
 */
public final class Untrusted {
    private static final Pattern PLACE = Pattern.compile("\uE000(\\d+)\uE001");
    private static final Pattern PRIVATE = Pattern.compile("[\uE000\uE001]");
    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");
    /** Deeper is no prose, and would take stack to render. */
    private static final int DEEPEST = 20;
    /** More is no answer, and is shown as it is written, its beginning. */
    private static final int LONGEST = 100_000;

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (tag.equals("a")) {
                    attributes.putAll(Map.of("rel", "nofollow noopener noreferrer", "target", "_blank"));
                }
            })
            .build();

    private Untrusted() {}

    /** Takes seconds to get ready, and is needed where there is a formula. */
    private static final class Shared {
        private static final Formulas FORMULAS = Formulas.mathml();
    }

    /** {@return Markdown as HTML, formulas left as they are written} */
    public static String plain(String markdown) {
        if (markdown.length() > LONGEST) {
            return verbatim(markdown);
        }
        try {
            Node document = PARSER.parse(markdown);
            document.accept(new Harmless());
            return RENDERER.render(document);
        } catch (StackOverflowError tooDeep) {
            return verbatim(markdown);
        }
    }

    /** {@return a line of Markdown, without a paragraph around it where it is one, formulas left as they are written} */
    public static String line(String markdown) {
        String html = plain(markdown).strip();
        return html.startsWith("<p>") && html.indexOf("</p>") == html.length() - "</p>".length()
                ? html.substring("<p>".length(), html.length() - "</p>".length())
                : html;
    }

    private static String verbatim(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return "<pre>" + Html.escape(shown) + "</pre>";
    }

    /** {@return Markdown as HTML, formulas set; one that cannot be set stays as it is written} */
    public static String html(String markdown) {
        if (markdown.length() > LONGEST) {
            return verbatim(markdown);
        }
        try {
            return withFormulas(markdown);
        } catch (StackOverflowError tooDeep) {
            return plain(markdown);
        }
    }

    private static String withFormulas(String markdown) {
        String own = PRIVATE.matcher(markdown).replaceAll("");
        List<String> set = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (Maths.Formula formula : Maths.in(own)) {
            text.append(own, done, formula.start())
                    .append('\uE000')
                    .append(set.size())
                    .append('\uE001');
            set.add(set(formula, own.substring(formula.start(), formula.end())));
            done = formula.end();
        }
        text.append(own.substring(done));
        return PLACE.matcher(plain(text.toString()))
                .replaceAll(place -> Matcher.quoteReplacement(set.get(Integer.parseInt(place.group(1)))));
    }

    private static String set(Maths.Formula formula, String written) {
        try {
            synchronized (Shared.FORMULAS) {
                return Shared.FORMULAS.html(formula);
            }
        } catch (IllegalArgumentException cannotBeSet) {
            return "<code>" + Html.escape(written) + "</code>";
        }
    }

    private static final class Harmless extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            visitChildren(image);
            image.insertBefore(new Text("["));
            moveChildren(image);
            image.insertBefore(new Text("]"));
            image.unlink();
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            link.setTitle(null);
            if (!WEB.matcher(link.getDestination()).matches()) {
                moveChildren(link);
                link.unlink();
            }
        }

        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            Paragraph paragraph = new Paragraph();
            StrongEmphasis strong = new StrongEmphasis();
            paragraph.appendChild(strong);
            for (Node child = heading.getFirstChild(); child != null; child = heading.getFirstChild()) {
                strong.appendChild(child);
            }
            heading.insertBefore(paragraph);
            heading.unlink();
        }

        private static void moveChildren(Node node) {
            for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
                node.insertBefore(child);
            }
        }
    }
}

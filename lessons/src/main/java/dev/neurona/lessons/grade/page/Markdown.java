package dev.neurona.lessons.grade.page;

import java.util.List;
import java.util.Map;
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
 * Markdown of people nobody has to trust: HTML in it is text, a picture is its description, links lead to the web or are
 * text. Its headings are bold lines, as the page has headings of its own.
 */
final class Markdown {
    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");
    /** Deeper is no prose, and would take stack to render. */
    private static final int DEEPEST = 20;

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
                    attributes.putAll(Map.of("rel", "nofollow noopener noreferrer"));
                }
            })
            .build();

    private Markdown() {}

    /** {@return Markdown as HTML} */
    static String html(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new Harmless());
        return RENDERER.render(document);
    }

    /** {@return a line of Markdown without a paragraph around it} For texts of the course: code and emphasis. */
    static String line(String markdown) {
        String html = html(markdown).strip();
        return html.startsWith("<p>") && html.indexOf("</p>") == html.length() - "</p>".length()
                ? html.substring("<p>".length(), html.length() - "</p>".length())
                : html;
    }

    private static final class Harmless extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            Text text = new Text("[" + (image.getTitle() == null ? "" : image.getTitle() + " "));
            image.insertBefore(text);
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

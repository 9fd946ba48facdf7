package dev.neurona.lessons.book;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Finds the links and images of a Markdown text, and where in it they are. */
final class LinkFinder extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final String markdown;
    private final List<Found> all = new ArrayList<>();

    /** What was found. */
    enum Kind {
        LINK,
        IMAGE,
        /** An anchor or picture written as HTML. */
        HTML
    }

    /**
     * A link or an image.
     *
     * @param start where it begins in the text
     * @param end behind it
     * @param text what is shown, as it is written
     */
    record Found(Kind kind, int start, int end, String text, String destination) {}

    private LinkFinder(String markdown) {
        this.markdown = markdown;
    }

    /** {@return the links of a text, in order} Nothing in code or formulas is one. */
    static List<Found> in(String markdown) {
        LinkFinder finder = new LinkFinder(markdown);
        PARSER.parse(Maths.masked(markdown)).accept(finder);
        return finder.all;
    }

    @Override
    public void visit(Link link) {
        add(Kind.LINK, link, link.getDestination());
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        add(Kind.IMAGE, image, image.getDestination());
    }

    @Override
    public void visit(HtmlInline html) {
        html(html, html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        html(html, html.getLiteral());
    }

    private void html(Node node, String literal) {
        if (literal.matches("(?is).*<(a|img)\\s.*")) {
            add(Kind.HTML, node, "");
        }
    }

    private void add(Kind kind, Node node, String destination) {
        String text = node.getFirstChild() == null || node.getLastChild() == null
                ? ""
                : markdown.substring(start(node.getFirstChild()), end(node.getLastChild()));
        all.add(new Found(kind, start(node), end(node), text, destination));
    }

    private static int start(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        SourceSpan last = spans.get(spans.size() - 1);
        return last.getInputIndex() + last.getLength();
    }
}

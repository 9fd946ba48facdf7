package dev.neurona.lessons.site;

import dev.neurona.lessons.book.Maths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The Markdown of one page as HTML: formulas set, headings with anchors, links to notebooks made links to pages. */
final class Prose {
    /** Stands for a formula while Markdown is read: nothing else has these characters. */
    private static final Pattern PLACE = Pattern.compile("\uE000(\\d+)\uE001");

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private final Formulas formulas;
    private final Map<String, Integer> anchors = new HashMap<>();
    private boolean hasFormulas;

    Prose(Formulas formulas) {
        this.formulas = formulas;
    }

    /** {@return whether a formula has been set} */
    boolean hasFormulas() {
        return hasFormulas;
    }

    /** {@return Markdown as HTML} */
    String html(String markdown) {
        List<String> set = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (Maths.Formula formula : Maths.in(markdown)) {
            text.append(markdown, done, formula.start())
                    .append('\uE000')
                    .append(set.size())
                    .append('\uE001');
            set.add(formulas.html(formula));
            done = formula.end();
        }
        hasFormulas |= !set.isEmpty();
        Node document = PARSER.parse(text.append(markdown.substring(done)).toString());
        document.accept(new ToPages());
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(TABLES)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading heading) {
                        attributes.put("id", anchor(plain(heading)));
                    }
                })
                .build();
        return PLACE.matcher(renderer.render(document))
                .replaceAll(place -> Matcher.quoteReplacement(set.get(Integer.parseInt(place.group(1)))));
    }

    private String anchor(String heading) {
        String anchor = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        int before = anchors.merge(anchor, 1, Integer::sum);
        return before == 1 ? anchor : anchor + "-" + before;
    }

    private static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return PLACE.matcher(text).replaceAll("");
    }

    /** {@return the page a file of the notebooks' folder becomes} */
    static String page(String file) {
        return file.replaceFirst("^((?:\\.\\./)?)README\\.md(?=#|$)", "$1index.html")
                .replaceFirst("^((?:\\.\\./)?)solutions/?$", "$1solutions/index.html")
                .replaceFirst("^([\\w./-]+)\\.(?:ipynb|md)(?=#|$)", "$1.html");
    }

    private static final class ToPages extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            if (!link.getDestination().contains(":")) {
                link.setDestination(page(link.getDestination()));
            }
            visitChildren(link);
        }
    }
}

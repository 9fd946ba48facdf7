package dev.neurona.kernel.eval.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Markdown of documentation comments as HTML: paragraphs, lists, headings, fences, code, emphasis, references. */
final class MarkdownText {
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+]|\\d+[.)])\\s+(.*)");
    private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1", Pattern.DOTALL);
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\[\\]]+(?:\\[\\][^\\[\\]]*)*)\\](?:\\[([^\\[\\]]*)\\]|\\(([^()\\s]*)\\))?");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])[*_](?=\\S)([^*_]+?)(?<=\\S)[*_](?![\\w*])");

    private final UnaryOperator<String> inlineTags;
    private final StringBuilder html = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private boolean inList;

    private MarkdownText(UnaryOperator<String> inlineTags) {
        this.inlineTags = inlineTags;
    }

    /** {@return the HTML of a text; {@code inlineTags} replaces Javadoc's tags in it} */
    static String html(String markdown, UnaryOperator<String> inlineTags) {
        return new MarkdownText(inlineTags).convert(markdown);
    }

    private String convert(String markdown) {
        StringBuilder fence = null;
        for (String line : markdown.split("\n", -1)) {
            String text = line.strip();
            if (text.startsWith("```") || text.startsWith("~~~")) {
                if (fence == null) {
                    endList();
                    fence = new StringBuilder();
                } else {
                    html.append("<pre>")
                            .append(HtmlCleaner.escape(fence.toString().stripTrailing()))
                            .append("</pre>");
                    fence = null;
                }
            } else if (fence != null) {
                fence.append(line).append('\n');
            } else {
                line(text);
            }
        }
        if (fence != null) {
            html.append("<pre>").append(HtmlCleaner.escape(fence.toString())).append("</pre>");
        }
        endList();
        return html.toString();
    }

    private void line(String text) {
        Matcher heading = HEADING.matcher(text);
        Matcher item = ITEM.matcher(text);
        if (text.isEmpty()) {
            endParagraph();
        } else if (heading.matches()) {
            endList();
            html.append("<h4>").append(inline(heading.group(1))).append("</h4>");
        } else if (item.matches()) {
            endParagraph();
            html.append(inList ? "" : "<ul>");
            inList = true;
            paragraph.add(item.group(1));
        } else {
            if (inList && paragraph.isEmpty()) {
                endList();
            }
            paragraph.add(text);
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            String tag = inList ? "li" : "p";
            html.append('<').append(tag).append('>');
            html.append(inline(String.join("\n", paragraph)));
            html.append("</").append(tag).append('>');
            paragraph.clear();
        }
    }

    private void endList() {
        endParagraph();
        html.append(inList ? "</ul>" : "");
        inList = false;
    }

    private String inline(String text) {
        StringBuilder done = new StringBuilder();
        Matcher code = CODE.matcher(text);
        int at = 0;
        while (code.find(at)) {
            done.append(marks(text.substring(at, code.start())));
            done.append("<code>")
                    .append(HtmlCleaner.escape(code.group(2).strip()))
                    .append("</code>");
            at = code.end();
        }
        return done.append(marks(text.substring(at))).toString();
    }

    private String marks(String text) {
        String tagged = inlineTags.apply(text);
        String linked = LINK.matcher(tagged).replaceAll(match -> {
            boolean labelled = match.group(2) != null || match.group(3) != null;
            String shown = match.group(1).replace("\\[\\]", "[]");
            String name = shown.startsWith("#") ? shown.substring(1) : shown.replace('#', '.');
            return Matcher.quoteReplacement(labelled ? shown : "<code>" + name + "</code>");
        });
        String strong = STRONG.matcher(linked).replaceAll("<b>$1</b>");
        return EMPHASIS.matcher(strong).replaceAll("<i>$1</i>");
    }
}

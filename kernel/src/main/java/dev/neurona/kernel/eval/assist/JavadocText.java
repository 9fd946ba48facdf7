package dev.neurona.kernel.eval.assist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Turns a documentation comment into simple, safe HTML. */
final class JavadocText {
    private static final Map<String, String> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put("deprecated", "Deprecated");
        HEADINGS.put("param", "Parameters");
        HEADINGS.put("return", "Returns");
        HEADINGS.put("throws", "Throws");
        HEADINGS.put("apiNote", "API note");
        HEADINGS.put("implSpec", "Implementation requirements");
        HEADINGS.put("implNote", "Implementation note");
        HEADINGS.put("since", "Since");
        HEADINGS.put("see", "See also");
    }

    /** A block tag, such as that of a parameter, and its text. */
    private record Block(String tag, String text) {}

    private final DocComment comment;
    private final Supplier<String> inherited;
    /** The block tag being written, to inherit the same of another comment; empty in the main text. */
    private String part = "";

    private JavadocText(DocComment comment, Supplier<String> inherited) {
        this.comment = comment;
        this.inherited = inherited;
    }

    /**
     * {@return a comment as HTML}
     *
     * @param inherited the whole HTML of the overridden method's comment, for {@code {@inheritDoc}}
     */
    static String html(DocComment comment, Supplier<String> inherited) {
        return new JavadocText(comment, inherited).convert();
    }

    private String convert() {
        StringBuilder body = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        split(body, blocks);
        StringBuilder html = new StringBuilder(rich(body.toString().strip()));
        HEADINGS.forEach((tag, heading) -> section(html, heading, tag, blocks));
        return HtmlCleaner.clean(html.toString());
    }

    private String rich(String text) {
        return comment.markdown() ? MarkdownText.html(text, this::inline) : inline(text);
    }

    private void section(StringBuilder html, String heading, String tag, List<Block> blocks) {
        List<Block> mine = blocks.stream()
                .filter(block -> block.tag().equals(tag)
                        || (tag.equals("throws") && block.tag().equals("exception")))
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        html.append("<dl><dt><b>").append(heading).append("</b></dt>");
        for (Block block : mine) {
            part = tag + " " + block.text();
            html.append("<dd>").append(entry(tag, block.text())).append("</dd>");
        }
        html.append("</dl>");
    }

    private String entry(String tag, String text) {
        if (tag.equals("see")) {
            boolean reference = !text.startsWith("<") && !text.startsWith("\"");
            return reference ? link(text, true) : inline(text);
        }
        if (!tag.equals("param") && !tag.equals("throws")) {
            return rich(text);
        }
        String[] parts = text.split("\\s+", 2);
        String about = parts.length > 1 ? " - " + rich(parts[1]) : "";
        return "<code>" + HtmlCleaner.escape(reference(parts[0])) + "</code>" + about.replaceFirst("^ - <p>", " - ");
    }

    /** Block tags begin lines, but not inside the braces of an inline tag or a fence of Markdown. */
    private void split(StringBuilder body, List<Block> blocks) {
        int depth = 0;
        boolean fenced = false;
        String tag = "";
        StringBuilder current = body;
        for (String line : comment.text().split("\n", -1)) {
            String stripped = line.stripLeading();
            if (comment.markdown() && (stripped.startsWith("```") || stripped.startsWith("~~~"))) {
                fenced = !fenced;
            }
            if (depth == 0
                    && !fenced
                    && stripped.startsWith("@")
                    && stripped.length() > 1
                    && Character.isLetter(stripped.charAt(1))) {
                if (current != body) {
                    blocks.add(new Block(tag, current.toString().strip()));
                }
                String[] parts = stripped.substring(1).split("\\s+", 2);
                tag = parts[0];
                current = new StringBuilder(parts.length > 1 ? parts[1] : "").append('\n');
            } else {
                current.append(line).append('\n');
            }
            depth = depthAfter(line, depth);
        }
        if (current != body) {
            blocks.add(new Block(tag, current.toString().strip()));
        }
    }

    private static int depthAfter(String line, int before) {
        int depth = before;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '{' && (depth > 0 || line.startsWith("{@", i))) {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            }
        }
        return depth;
    }

    /** Replaces inline tags; everything else stays. */
    private String inline(String text) {
        StringBuilder html = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int tag = text.indexOf("{@", at);
            if (tag < 0) {
                break;
            }
            int end = closing(text, tag);
            html.append(text, at, tag).append(tag(text.substring(tag + 2, end)));
            at = Math.min(end + 1, text.length());
        }
        return html.append(text.substring(Math.min(at, text.length()))).toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private String tag(String inside) {
        int end = 0;
        while (end < inside.length() && !Character.isWhitespace(inside.charAt(end))) {
            end++;
        }
        String name = inside.substring(0, end);
        String rest = inside.substring(end);
        return switch (name) {
            case "code" -> code(rest);
            case "literal" -> HtmlCleaner.escape(rest.strip());
            case "link" -> link(rest.strip(), true);
            case "linkplain" -> link(rest.strip(), false);
            case "value", "systemProperty" -> code(reference(rest.strip()));
            case "inheritDoc" -> inheritedPart();
            case "return" -> "Returns " + inline(rest.strip()) + ".";
            case "index" -> HtmlCleaner.escape(term(rest.strip()));
            case "snippet" -> snippet(rest);
            case "docRoot" -> "";
            default -> inline(rest.strip());
        };
    }

    private String inheritedPart() {
        String all = inherited.get();
        int lists = all.indexOf("<dl>");
        if (part.isEmpty()) {
            return lists < 0 ? all : all.substring(0, lists);
        }
        String[] words = part.split("\\s+", 3);
        String begin = words[0].equals("return")
                ? "<dt><b>Returns</b></dt><dd>"
                : "<dd><code>" + HtmlCleaner.escape(words.length > 1 ? reference(words[1]) : "") + "</code> - ";
        int from = lists < 0 ? -1 : all.indexOf(begin, lists);
        int to = from < 0 ? -1 : all.indexOf("</dd>", from);
        return to < 0 ? "" : all.substring(from + begin.length(), to);
    }

    private static String code(String text) {
        String shown = text.startsWith("\n") ? text.substring(1) : text.indexOf('\n') < 0 ? text.strip() : text;
        return "<code>" + HtmlCleaner.escape(shown) + "</code>";
    }

    private static String term(String text) {
        return text.startsWith("\"") ? text.substring(1, Math.max(1, text.indexOf('"', 1))) : text.split("\\s+", 2)[0];
    }

    /** {@code Type#member(args) label}: the label, or the reference as one would write it in code. */
    private String link(String text, boolean code) {
        int depth = 0;
        int end = 0;
        while (end < text.length() && (depth > 0 || !Character.isWhitespace(text.charAt(end)))) {
            depth += "(<".indexOf(text.charAt(end)) >= 0 ? 1 : ")>".indexOf(text.charAt(end)) >= 0 ? -1 : 0;
            end++;
        }
        String label = text.substring(end).strip();
        String shown = label.isEmpty() ? HtmlCleaner.escape(reference(text.substring(0, end))) : inline(label);
        return code ? "<code>" + shown + "</code>" : shown;
    }

    private static String reference(String written) {
        String plain = written.startsWith("#") ? written.substring(1) : written.replace('#', '.');
        return plain.replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "").replaceAll("\\s+", " ");
    }

    private static String snippet(String text) {
        int colon = text.indexOf(':');
        String body = colon < 0 ? text : text.substring(colon + 1);
        String shown = body.replaceAll("[ \\t]*//\\s*@[^\\n]*", "")
                .replaceFirst("^(?:[ \\t]*\\n)+", "")
                .stripTrailing()
                .stripIndent();
        return "<pre>" + HtmlCleaner.escape(shown) + "</pre>";
    }
}

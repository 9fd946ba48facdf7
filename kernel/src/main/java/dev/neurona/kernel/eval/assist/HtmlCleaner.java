package dev.neurona.kernel.eval.assist;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps of foreign HTML the tags that shape text, without attributes; what remains can do nothing. */
final class HtmlCleaner {
    private static final Set<String> KEPT = Set.of(
            "p",
            "pre",
            "code",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "thead",
            "tbody",
            "tr",
            "td",
            "th",
            "caption",
            "h4",
            "h5",
            "h6",
            "br",
            "hr",
            "blockquote",
            "sup",
            "sub",
            "var",
            "small",
            "cite",
            "kbd");
    private static final Map<String, String> RENAMED =
            Map.of("tt", "code", "h1", "h4", "h2", "h4", "h3", "h4", "dfn", "i", "samp", "code");
    private static final Pattern HIDDEN = Pattern.compile(
            "<!--.*?-->|<(script|style|iframe|object)\\b.*?(?:</\\1\\s*>|$)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)(?:\\s[^<>]*)?/?>");
    private static final Pattern ENTITY =
            Pattern.compile("&(?!(?:[A-Za-z][A-Za-z0-9]{1,30}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});)");

    private HtmlCleaner() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String clean(String html) {
        String visible = HIDDEN.matcher(html).replaceAll("");
        StringBuilder clean = new StringBuilder();
        Matcher tag = TAG.matcher(visible);
        int at = 0;
        while (tag.find(at)) {
            clean.append(text(visible.substring(at, tag.start())));
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            String kept = RENAMED.getOrDefault(name, name);
            if (KEPT.contains(kept)) {
                clean.append('<').append(tag.group(1)).append(kept).append('>');
            }
            at = tag.end();
        }
        return clean.append(text(visible.substring(at))).toString();
    }

    private static String text(String text) {
        return ENTITY.matcher(text).replaceAll("&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

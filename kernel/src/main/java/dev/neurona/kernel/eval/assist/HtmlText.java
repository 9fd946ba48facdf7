package dev.neurona.kernel.eval.assist;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the HTML of {@link HtmlCleaner} as text for a terminal. */
final class HtmlText {
    private static final int WIDTH = 96;
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)>");
    private static final Pattern ENTITY = Pattern.compile("&(#[xX]?[0-9a-fA-F]+|[A-Za-z0-9]+);");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("copy", "\u00a9"),
            Map.entry("mdash", "\u2014"),
            Map.entry("ndash", "\u2013"),
            Map.entry("hellip", "\u2026"),
            Map.entry("le", "\u2264"),
            Map.entry("ge", "\u2265"),
            Map.entry("ne", "\u2260"),
            Map.entry("times", "\u00d7"),
            Map.entry("minus", "\u2212"),
            Map.entry("plusmn", "\u00b1"),
            Map.entry("middot", "\u00b7"),
            Map.entry("pi", "\u03c0"),
            Map.entry("infin", "\u221e"),
            Map.entry("radic", "\u221a"),
            Map.entry("sum", "\u2211"),
            Map.entry("rarr", "\u2192"),
            Map.entry("larr", "\u2190"),
            Map.entry("lfloor", "\u230a"),
            Map.entry("rfloor", "\u230b"),
            Map.entry("sup2", "\u00b2"),
            Map.entry("frac12", "\u00bd"),
            Map.entry("rsquo", "\u2019"),
            Map.entry("lsquo", "\u2018"),
            Map.entry("ldquo", "\u201c"),
            Map.entry("rdquo", "\u201d"));

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    /** End tags of items may be missing in Javadoc, so only whole lists are counted. */
    private int lists;

    private boolean definition;
    private boolean preformatted;

    private HtmlText() {}

    static String of(String html) {
        return new HtmlText().convert(html);
    }

    private String convert(String html) {
        Matcher tag = TAG.matcher(html);
        int at = 0;
        while (tag.find(at)) {
            words(html.substring(at, tag.start()));
            tag(tag.group(2), tag.group(1).isEmpty());
            at = tag.end();
        }
        words(html.substring(at));
        end(0);
        return text.toString().strip();
    }

    private void words(String html) {
        String plain = decode(html);
        if (preformatted) {
            paragraph.append(plain);
        } else {
            boolean begins = paragraph.isEmpty() || Character.isWhitespace(paragraph.charAt(paragraph.length() - 1));
            String joined = plain.replaceAll("[ \\t\\r\\n]+", " ");
            paragraph.append(begins ? joined.stripLeading() : joined);
        }
    }

    private void tag(String name, boolean opens) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "p", "h4", "h5", "h6", "blockquote", "table" -> end(2);
            case "br", "hr", "tr", "caption" -> end(1);
            case "dt" -> {
                end(1);
                definition = false;
            }
            case "ul", "ol" -> {
                end(lists == 0 || (lists == 1 && !opens) ? 2 : 1);
                lists = Math.max(0, lists + (opens ? 1 : -1));
            }
            case "li" -> {
                end(1);
                paragraph.append(opens ? "- " : "");
            }
            case "dl" -> {
                end(2);
                definition = false;
            }
            case "dd" -> {
                end(1);
                definition = opens;
            }
            case "td", "th" -> paragraph.append(opens ? "" : "  ");
            case "pre" -> {
                end(2);
                preformatted = opens;
            }
            case "sup" -> paragraph.append(opens ? "^" : "");
            default -> {}
        }
    }

    /** Ends the paragraph and leaves {@code breaks} line ends behind it. */
    private void end(int breaks) {
        String margin = " ".repeat(2 * Math.max(0, lists - 1) + (definition ? 4 : 0));
        if (preformatted) {
            String code = paragraph.toString().replaceFirst("^(?:[ \\t]*\\n)+", "");
            code.stripIndent().stripTrailing().indent(4).lines().forEach(line -> text.append(margin + line + "\n"));
        } else if (!paragraph.toString().isBlank()) {
            StringBuilder line = new StringBuilder(margin);
            for (String word : paragraph.toString().strip().split(" ", -1)) {
                if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
                    text.append(line.toString().stripTrailing()).append('\n');
                    line = new StringBuilder(margin + (paragraph.indexOf("- ") == 0 ? "  " : ""));
                }
                line.append(word).append(' ');
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        paragraph.setLength(0);
        if (breaks == 2 && !text.isEmpty() && text.indexOf("\n\n", text.length() - 2) < 0) {
            text.append('\n');
        }
    }

    private static String decode(String html) {
        return ENTITY.matcher(html).replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))));
    }

    private static String character(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, "&" + name + ";");
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hex ? 2 : 1);
        if (digits.isEmpty() || digits.length() > 7 || (!hex && !digits.chars().allMatch(Character::isDigit))) {
            return "&" + name + ";";
        }
        int point = Integer.parseInt(digits, hex ? 16 : 10);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "&" + name + ";";
    }
}

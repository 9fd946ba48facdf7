package dev.neurona.lessons.site;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours Java for a page: comments, texts, numbers, words of the language, types. */
final class JavaCode {
    private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<text>\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
            + "|(?<number>\\b\\d[\\d_]*(?:\\.\\d+)?(?:[eE][-+]?\\d+)?[fFdDL]?\\b)"
            + "|(?<note>@\\p{L}\\w*)"
            + "|(?<word>\\b[\\p{L}_$][\\p{L}\\p{N}_$]*)");
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class continue default do double else enum extends final"
                            + " finally float for if implements import instanceof int interface long new null package"
                            + " private protected public record return sealed short static super switch synchronized"
                            + " this throw throws true false try var void volatile while yield permits")
                    .split(" "));

    private JavaCode() {}

    /** {@return code as HTML} */
    static String html(String code) {
        StringBuilder html = new StringBuilder();
        Matcher token = TOKEN.matcher(code);
        int done = 0;
        while (token.find()) {
            html.append(Html.escape(code.substring(done, token.start())));
            String kind = kind(token);
            String text = Html.escape(token.group());
            html.append(kind.isEmpty() ? text : "<span class=\"" + kind + "\">" + text + "</span>");
            done = token.end();
        }
        return html.append(Html.escape(code.substring(done))).toString();
    }

    private static String kind(Matcher token) {
        for (String kind : new String[] {"comment", "text", "number", "note"}) {
            if (token.group(kind) != null) {
                return kind;
            }
        }
        String word = token.group();
        if (KEYWORDS.contains(word)) {
            return "keyword";
        }
        return Character.isUpperCase(word.codePointAt(0)) && word.length() > 1 ? "type" : "";
    }
}

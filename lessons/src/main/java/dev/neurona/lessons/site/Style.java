package dev.neurona.lessons.site;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The styles of a page, with the formulas' fonts in them: a page is one file. */
public final class Style {
    private static final Pattern FACE = Pattern.compile("@font-face\\{[^}]*?url\\(fonts/([^)]+)\\.woff2\\)[^}]*}");
    private static final Pattern SOURCE = Pattern.compile("src:[^}]*}");
    /** What lessons use; others fall back to one of these. */
    private static final Pattern KEPT = Pattern.compile(
            "KaTeX_(AMS-Regular|Caligraphic-Regular|Main-.*|Math-Italic|Math-BoldItalic|Size\\d-Regular)");

    private static final String PAGE = Resource.text("site.css");
    private static final String FORMULAS = formulas();

    private Style() {}

    /** {@return the styles of a page without formulas: colours for light and dark, print, narrow screens} */
    public static String plain() {
        return PAGE;
    }

    /** {@return the styles of a page with or without formulas} */
    static String of(boolean formulas) {
        return formulas ? FORMULAS + PAGE : PAGE;
    }

    private static String formulas() {
        Matcher face = FACE.matcher(Resource.text(Resource.KATEX + "katex.min.css"));
        return face.replaceAll(found -> {
            String font = found.group(1);
            if (!KEPT.matcher(font).matches()) {
                return "";
            }
            byte[] bytes = Resource.bytes(Resource.KATEX + "fonts/" + font + ".woff2");
            String source =
                    "src:url(data:font/woff2;base64," + Base64.getEncoder().encodeToString(bytes) + ")}";
            return Matcher.quoteReplacement(SOURCE.matcher(found.group()).replaceFirst(source));
        });
    }
}

package dev.neurona.kernel.display;

/**
 * HTML, shown as such: {@code display(new Html("<b>bold</b>"))}.
 *
 * @param text the markup
 */
public record Html(String text) implements Displayable {
    /** {@return the text with the characters that mean something in HTML written as entities} */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public Bundle bundle() {
        return Bundle.of(Texts.shorten(text)).with(Bundle.HTML, text);
    }
}

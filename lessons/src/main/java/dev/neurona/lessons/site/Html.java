package dev.neurona.lessons.site;

/** Text in HTML. */
public final class Html {
    private Html() {}

    /** {@return text that is nothing but text, between tags or double quotation marks} */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

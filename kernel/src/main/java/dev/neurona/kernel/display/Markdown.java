package dev.neurona.kernel.display;

/**
 * Markdown, shown as such.
 *
 * @param text the source
 */
public record Markdown(String text) implements Displayable {
    @Override
    public Bundle bundle() {
        return Bundle.of(Texts.shorten(text)).with(Bundle.MARKDOWN, text);
    }
}

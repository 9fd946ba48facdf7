package dev.neurona.kernel.display;

/**
 * JavaScript, run by the front end if it trusts the notebook.
 *
 * @param text the source
 */
public record JavaScript(String text) implements Displayable {
    @Override
    public Bundle bundle() {
        return Bundle.of(Texts.shorten(text)).with(Bundle.JAVASCRIPT, text);
    }
}

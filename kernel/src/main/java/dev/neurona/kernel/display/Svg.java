package dev.neurona.kernel.display;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An SVG picture.
 *
 * @param text the {@code <svg>} element, with its {@code xmlns}
 */
public record Svg(String text) implements Displayable {
    /**
     * {@return the picture also as an {@code <img>}: several front ends refuse a bare {@code image/svg+xml}, and a
     * picture in its own document cannot disturb the page's styles}
     */
    @Override
    public Bundle bundle() {
        String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return Bundle.of(Texts.shorten(text))
                .with(Bundle.SVG, text)
                .with(Bundle.HTML, "<img alt=\"SVG picture\" src=\"data:image/svg+xml;base64," + data + "\">");
    }
}

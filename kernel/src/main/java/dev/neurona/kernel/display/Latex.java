package dev.neurona.kernel.display;

/**
 * LaTeX, shown as such. Front ends set what stands between {@code $$} or in an environment.
 *
 * @param text the source
 */
public record Latex(String text) implements Displayable {
    /** {@return a formula on a line of its own, written without dollar signs} */
    public static Latex math(String formula) {
        return new Latex("$$" + formula + "$$");
    }

    @Override
    public Bundle bundle() {
        return Bundle.of(Texts.shorten(text)).with(Bundle.LATEX, text);
    }
}

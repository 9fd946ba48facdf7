package dev.neurona.lessons.site;

import dev.neurona.lessons.book.Maths;
import java.util.HashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Sets formulas with KaTeX, run here by Rhino: what comes out is HTML to look at and MathML for those who listen, and a page
 * needs no script for it.
 */
final class Formulas {
    /** In em; a formula can ask for any. */
    private static final int LARGEST = 100;

    private final Scriptable scope;
    private final Function render;
    private final Map<String, String> done = new HashMap<>();
    private final String output;

    Formulas() {
        this("htmlAndMathml");
    }

    /** {@return formulas as MathML alone, for what strangers wrote: no styles, no links, nothing of a size of its own} */
    static Formulas mathml() {
        return new Formulas("mathml");
    }

    private Formulas(String output) {
        this.output = output;
        try (Context context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            // It is too large to be compiled as one method.
            context.setInterpretedMode(true);
            scope = context.initStandardObjects();
            context.evaluateString(scope, Resource.text(Resource.KATEX + "katex.min.js"), "katex.min.js", 1, null);
            render = (Function) ((Scriptable) scope.get("katex", scope)).get("renderToString", scope);
        }
    }

    /**
     * {@return a formula as HTML}
     *
     * @throws IllegalArgumentException if it is no LaTeX that KaTeX knows
     */
    String html(Maths.Formula formula) {
        return done.computeIfAbsent(formula.display() + formula.tex(), key -> set(formula));
    }

    private String set(Maths.Formula formula) {
        try (Context context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInterpretedMode(true);
            NativeObject options = new NativeObject();
            ScriptableObject.putProperty(options, "displayMode", formula.display());
            ScriptableObject.putProperty(options, "strict", "ignore");
            ScriptableObject.putProperty(options, "output", output);
            ScriptableObject.putProperty(options, "maxSize", LARGEST);
            Object html = render.call(context, scope, scope, new Object[] {formula.tex(), options});
            return Context.toString(html);
        } catch (RhinoException broken) {
            throw new IllegalArgumentException(
                    "the formula $%s$ cannot be set: %s".formatted(formula.tex(), broken.details()), broken);
        }
    }
}

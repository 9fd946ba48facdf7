package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds in a source what the compiler knows from a class file. */
final class Members {
    private Members() {}

    /** {@return the class an element is declared in, outermost first, itself included if it is one} */
    static List<TypeElement> nesting(Element element) {
        List<TypeElement> types = new ArrayList<>();
        for (Element up = element; up != null; up = up.getEnclosingElement()) {
            if (up instanceof TypeElement type) {
                types.add(0, type);
            }
        }
        return types;
    }

    /** {@return the declaration of an element in a source, or null} */
    static @Nullable Tree find(SourceFile source, Element element) {
        List<? extends Tree> among = source.unit().getTypeDecls();
        ClassTree type = null;
        for (TypeElement step : nesting(element)) {
            type = null;
            for (Tree tree : among) {
                if (tree instanceof ClassTree candidate
                        && candidate.getSimpleName().contentEquals(step.getSimpleName())) {
                    type = candidate;
                }
            }
            if (type == null) {
                return null;
            }
            among = type.getMembers();
        }
        if (element instanceof TypeElement) {
            return type;
        }
        for (Tree tree : among) {
            if (tree instanceof MethodTree method && element instanceof ExecutableElement wanted) {
                if (method.getName().contentEquals(wanted.getSimpleName())
                        && parameters(method).equals(parameters(wanted))) {
                    return method;
                }
            } else if (tree instanceof VariableTree variable
                    && !(element instanceof ExecutableElement)
                    && variable.getName().contentEquals(element.getSimpleName())) {
                return variable;
            }
        }
        return null;
    }

    /** {@return the simple names of a method's parameter types as declared} */
    static List<String> parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> simple(Signatures.of(parameter.asType())))
                .toList();
    }

    private static List<String> parameters(MethodTree method) {
        return method.getParameters().stream()
                .map(parameter -> simple(String.valueOf(parameter.getType())))
                .toList();
    }

    /** {@return a type without package, type arguments and annotations} */
    static String simple(String type) {
        String plain = type.replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "").replace("...", "[]");
        String before;
        do {
            before = plain;
            plain = plain.replaceAll("<[^<>]*>", "");
        } while (!plain.equals(before));
        String compact = plain.replaceAll("\\s+", "");
        return compact.substring(compact.lastIndexOf('.') + 1);
    }

    /** {@return a method's parameters as its source has them, without annotations; null if it does not have them} */
    static @Nullable String parameterText(SourceFile source, MethodTree method) {
        List<String> written = new ArrayList<>();
        for (VariableTree parameter : method.getParameters()) {
            String text = source.text(parameter);
            if (text.isBlank()) {
                return null;
            }
            written.add(text.replaceAll("@[\\w.]+(\\([^)]*\\))?\\s+", "").replaceAll("\\s+", " "));
        }
        return String.join(", ", written);
    }

    /** {@return the name javadoc gives a member in its anchors} */
    static String anchor(Element element) {
        return element.getKind() == ElementKind.CONSTRUCTOR
                ? "<init>"
                : element.getSimpleName().toString();
    }
}

package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.assist.SessionView;
import dev.neurona.kernel.eval.assist.SessionView.SourceCell;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;

/** What cells declared, as it was written. */
final class Declared {
    private final Map<String, SourceCell> declaredSources = Collections.synchronizedMap(new LinkedHashMap<>());

    /**
     * Keeps a declaration, in place of one of the same name and parameters.
     *
     * @param comment the documentation comment before it, or nothing
     */
    void add(Snippet snippet, String source, String comment) {
        if (snippet instanceof DeclarationSnippet declaration
                && snippet.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            SourceCell written = new SourceCell(declaration.name(), kind(declaration), comment + source);
            String key = written.kind() + " " + written.name()
                    + (declaration instanceof MethodSnippet method ? method.parameterTypes() : "");
            declaredSources.remove(key);
            declaredSources.put(key, written);
        }
    }

    /** {@return all declarations, oldest first} */
    List<SourceCell> sources() {
        synchronized (declaredSources) {
            return List.copyOf(declaredSources.values());
        }
    }

    private static SessionView.Kind kind(DeclarationSnippet declaration) {
        if (declaration instanceof MethodSnippet) {
            return SessionView.Kind.METHOD;
        }
        return declaration instanceof TypeDeclSnippet ? SessionView.Kind.TYPE : SessionView.Kind.VARIABLE;
    }

    /** {@return a type in a few words} */
    static String signature(TypeDeclSnippet type) {
        String kind = switch (type.subKind()) {
            case INTERFACE_SUBKIND -> "interface ";
            case ENUM_SUBKIND -> "enum ";
            case ANNOTATION_TYPE_SUBKIND -> "@interface ";
            case RECORD_SUBKIND -> "record ";
            default -> "class ";
        };
        return kind + type.name();
    }

    /** {@return a method's type, name and parameters} */
    static String signature(MethodSnippet method) {
        String type = method.signature();
        return type.substring(type.indexOf(')') + 1) + " " + method.name() + "(" + method.parameterTypes() + ")";
    }
}

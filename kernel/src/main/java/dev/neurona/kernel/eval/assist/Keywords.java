package dev.neurona.kernel.eval.assist;

import java.util.List;
import java.util.stream.Stream;

/** Java's words, by where they may stand. */
final class Keywords {
    private static final List<String> TYPES =
            List.of("boolean", "byte", "char", "double", "float", "int", "long", "short");
    private static final List<String> MODIFIERS = List.of(
            "abstract",
            "class",
            "enum",
            "final",
            "interface",
            "private",
            "protected",
            "public",
            "record",
            "sealed",
            "non-sealed",
            "static",
            "synchronized",
            "transient",
            "void",
            "volatile",
            "default",
            "native");
    private static final List<String> STATEMENTS = List.of(
            "assert",
            "break",
            "case",
            "catch",
            "continue",
            "default",
            "do",
            "else",
            "extends",
            "false",
            "finally",
            "for",
            "if",
            "implements",
            "import",
            "instanceof",
            "new",
            "null",
            "permits",
            "return",
            "super",
            "switch",
            "this",
            "throw",
            "throws",
            "true",
            "try",
            "var",
            "while",
            "yield");

    private Keywords() {}

    static Stream<String> of(Place place) {
        return switch (place) {
            case EXPRESSION -> Stream.of(TYPES, MODIFIERS, STATEMENTS).flatMap(List::stream);
            case MEMBER -> Stream.of(TYPES, MODIFIERS).flatMap(List::stream);
            case TYPE -> Stream.concat(TYPES.stream(), Stream.of("extends", "final", "super", "var", "void"));
            case NEW -> TYPES.stream();
            case ANNOTATION -> Stream.of("interface");
            case DECLARED -> Stream.of();
        };
    }
}

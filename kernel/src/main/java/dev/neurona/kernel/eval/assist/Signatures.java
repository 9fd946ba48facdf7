package dev.neurona.kernel.eval.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types and declarations as a programmer would write them, with simple names. */
final class Signatures {
    private static final Pattern QUALIFIER = Pattern.compile("(?<![\\w$.])(?:[\\p{Ll}_$][\\w$]*\\.)+(?=[\\p{L}_$])");
    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.$]+(?:\\([^)]*\\))? ");
    private static final Pattern CAPTURE = Pattern.compile("capture#\\d+ of ");
    private static final Pattern SCAFFOLD =
            Pattern.compile("(?:neurona\\.cell\\.)?(?:(?:Session|Cell|Here)\\$\\$\\.?)*");
    private static final Pattern SYNTHETIC_NAME = Pattern.compile("arg\\d+");

    private Signatures() {}

    /** {@return a type with simple names} */
    static String of(TypeMirror type) {
        String text = ANNOTATION.matcher(type.toString()).replaceAll("");
        String shown = QUALIFIER.matcher(CAPTURE.matcher(text).replaceAll("")).replaceAll("");
        return withoutScaffold(shown);
    }

    /** {@return a qualified name without what the cell was wrapped in} */
    static String withoutScaffold(String name) {
        return SCAFFOLD.matcher(name).replaceAll("");
    }

    /** {@return parameters and result: {@code (int index, E element): boolean}} */
    static String call(ExecutableElement method, ExecutableType type) {
        String parameters = parameters(method, type);
        boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
        return "(" + parameters + ")" + (constructor ? "" : ": " + of(type.getReturnType()));
    }

    private static String parameters(ExecutableElement method, ExecutableType type) {
        List<String> written = new ArrayList<>();
        List<? extends TypeMirror> types = type.getParameterTypes();
        for (int i = 0; i < types.size() && i < method.getParameters().size(); i++) {
            TypeMirror parameter = types.get(i);
            boolean variable = method.isVarArgs() && i == types.size() - 1 && parameter instanceof ArrayType;
            String shown = variable ? of(((ArrayType) parameter).getComponentType()) + "..." : of(parameter);
            String name = method.getParameters().get(i).getSimpleName().toString();
            written.add(SYNTHETIC_NAME.matcher(name).matches() ? shown : shown + " " + name);
        }
        return String.join(", ", written);
    }

    /** {@return an element's declaration on one line} */
    static String declaration(Element element) {
        if (element instanceof ExecutableElement method) {
            return declaration(method, parameters(method, (ExecutableType) method.asType()));
        } else if (element instanceof TypeElement type) {
            return declaration(type);
        } else if (element instanceof PackageElement) {
            return element.toString();
        }
        String constant = element instanceof VariableElement variable && variable.getConstantValue() != null
                ? " = " + constant(variable.getConstantValue())
                : "";
        String type = element.getKind() == ElementKind.ENUM_CONSTANT ? "" : of(element.asType()) + " ";
        return modifiers(element) + type + element.getSimpleName() + constant;
    }

    /** {@return a method's declaration with parameters as given} */
    static String declaration(ExecutableElement method, String parameters) {
        boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
        String thrown = method.getThrownTypes().stream().map(Signatures::of).collect(Collectors.joining(", "));
        return modifiers(method)
                + typeParameters(method.getTypeParameters())
                + (method.getTypeParameters().isEmpty() ? "" : " ")
                + (constructor ? ownerOf(method) : of(method.getReturnType()) + " " + method.getSimpleName())
                + "(" + parameters + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String declaration(TypeElement type) {
        String above = type.getSuperclass().getKind() == TypeKind.NONE
                        || of(type.getSuperclass()).equals("Object")
                        || type.getKind() == ElementKind.ENUM
                        || type.getKind() == ElementKind.RECORD
                ? ""
                : " extends " + of(type.getSuperclass());
        String faces = type.getInterfaces().stream().map(Signatures::of).collect(Collectors.joining(", "));
        String joint = type.getKind().isInterface() ? " extends " : " implements ";
        String components = type.getRecordComponents().stream()
                .map(component -> of(component.asType()) + " " + component.getSimpleName())
                .collect(Collectors.joining(", "));
        return modifiers(type)
                + keyword(type) + " "
                + type.getSimpleName()
                + typeParameters(type.getTypeParameters())
                + (type.getKind() == ElementKind.RECORD ? "(" + components + ")" : "")
                + above
                + (faces.isEmpty() || type.getKind() == ElementKind.ANNOTATION_TYPE ? "" : joint + faces);
    }

    private static String keyword(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case RECORD -> "record";
            case ANNOTATION_TYPE -> "@interface";
            default -> "class";
        };
    }

    private static String typeParameters(List<? extends TypeParameterElement> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.stream()
                        .map(parameter -> {
                            String bounds = parameter.getBounds().stream()
                                    .map(Signatures::of)
                                    .filter(bound -> !bound.equals("Object"))
                                    .collect(Collectors.joining(" & "));
                            return parameter.getSimpleName() + (bounds.isEmpty() ? "" : " extends " + bounds);
                        })
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String modifiers(Element element) {
        boolean inInterface = element.getEnclosingElement() != null
                && element.getEnclosingElement().getKind().isInterface();
        boolean fixed = element.getKind().isInterface()
                || element.getKind() == ElementKind.ENUM
                || element.getKind() == ElementKind.RECORD;
        return element.getModifiers().stream()
                .filter(modifier -> modifier != Modifier.NATIVE
                        && modifier != Modifier.SYNCHRONIZED
                        && modifier != Modifier.STRICTFP
                        && modifier != Modifier.TRANSIENT
                        && !((inInterface || element.getKind().isInterface()) && modifier == Modifier.ABSTRACT)
                        && !(fixed && (modifier == Modifier.STATIC || modifier == Modifier.FINAL)))
                .map(modifier -> modifier + " ")
                .collect(Collectors.joining());
    }

    private static String constant(Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    /** {@return how a front end draws the element} */
    static String kind(Element element) {
        return switch (element.getKind()) {
            case PACKAGE, MODULE -> "module";
            case ENUM -> "enum";
            case INTERFACE, ANNOTATION_TYPE -> "interface";
            case CLASS, RECORD, TYPE_PARAMETER -> "class";
            case METHOD, CONSTRUCTOR -> "function";
            case FIELD, ENUM_CONSTANT, RECORD_COMPONENT -> "property";
            default -> "variable";
        };
    }

    /** {@return the simple name of what encloses an element, empty for what nothing does} */
    static String ownerOf(Element element) {
        Element owner = element.getEnclosingElement();
        return owner == null ? "" : owner.getSimpleName().toString();
    }
}

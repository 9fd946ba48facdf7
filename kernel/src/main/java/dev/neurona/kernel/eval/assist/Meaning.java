package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What a name in a cell means.
 *
 * @param overloads other methods or constructors of the name
 */
record Meaning(Element element, List<ExecutableElement> overloads) {

    /** {@return what the name at a path means, or null if nothing has that name} */
    static @Nullable Meaning of(Attribution attribution, TreePath path) {
        Meaning made = creation(attribution, path);
        if (made != null) {
            return made;
        }
        Element element = attribution.element(path);
        if (element == null || unknown(attribution, element)) {
            List<ExecutableElement> named = named(attribution, path);
            return named.isEmpty() ? null : new Meaning(named.get(0), named.subList(1, named.size()));
        }
        // The cell itself is an object only for the compiler.
        boolean cell = element instanceof VariableElement
                && attribution.types().asElement(element.asType()) instanceof TypeElement type
                && Attribution.isScaffold(type)
                && !type.getSimpleName().isEmpty();
        return cell ? null : new Meaning(element, overloads(attribution, element));
    }

    /** The name behind {@code new} means the constructor. */
    private static @Nullable Meaning creation(Attribution attribution, TreePath path) {
        TreePath up = path.getParentPath();
        if (up != null
                && up.getLeaf() instanceof ParameterizedTypeTree generic
                && generic.getType() == path.getLeaf()) {
            up = up.getParentPath();
        }
        if (up == null || !(up.getLeaf() instanceof NewClassTree creation)) {
            return null;
        }
        ExpressionTree made = creation.getIdentifier();
        boolean named = made == path.getLeaf()
                || (made instanceof ParameterizedTypeTree generic && generic.getType() == path.getLeaf());
        Element type = attribution.element(path);
        if (!named || !(type instanceof TypeElement) || unknown(attribution, type)) {
            return null;
        }
        Element constructor = attribution.element(up);
        boolean chosen = constructor != null && type.equals(constructor.getEnclosingElement());
        List<ExecutableElement> all = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.CONSTRUCTOR && !(chosen && member.equals(constructor))) {
                all.add((ExecutableElement) member);
            }
        }
        return new Meaning(chosen && constructor != null ? constructor : type, all);
    }

    private static boolean unknown(Attribution attribution, Element element) {
        if (element instanceof PackageElement in) {
            return attribution.elements().getPackageElement(in.getQualifiedName()) == null;
        }
        TypeMirror type = element.asType();
        return type == null || type.getKind() == TypeKind.ERROR || element.getKind() == ElementKind.OTHER;
    }

    /** Methods of the name where the call does not compile. */
    private static List<ExecutableElement> named(Attribution attribution, TreePath path) {
        if (path.getLeaf() instanceof MemberReferenceTree reference) {
            List<ExecutableElement> found = new ArrayList<>();
            TypeMirror site = attribution.type(new TreePath(path, reference.getQualifierExpression()));
            for (TypeElement type : MemberNames.classesOf(attribution, site)) {
                for (Element member : attribution.elements().getAllMembers(type)) {
                    if (member instanceof ExecutableElement method
                            && method.getSimpleName().equals(reference.getName())) {
                        found.add(method);
                    }
                }
            }
            return found;
        }
        return ExpectedTypes.callables(attribution, path).stream()
                .map(ExpectedTypes.Callable::method)
                .toList();
    }

    private static List<ExecutableElement> overloads(Attribution attribution, Element element) {
        List<ExecutableElement> others = new ArrayList<>();
        if (element instanceof ExecutableElement && element.getEnclosingElement() instanceof TypeElement owner) {
            for (Element member : attribution.elements().getAllMembers(owner)) {
                if (member instanceof ExecutableElement other
                        && !member.equals(element)
                        && member.getSimpleName().equals(element.getSimpleName())) {
                    others.add(other);
                }
            }
        }
        return others;
    }
}

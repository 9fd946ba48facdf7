package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Which types would fit where a name stands. */
final class ExpectedTypes {
    private final Attribution attribution;
    private final List<TypeMirror> expected;

    private ExpectedTypes(Attribution attribution, List<TypeMirror> expected) {
        this.attribution = attribution;
        this.expected = expected.stream().filter(ExpectedTypes::says).toList();
    }

    static ExpectedTypes at(Attribution attribution, TreePath path) {
        return new ExpectedTypes(attribution, find(attribution, path));
    }

    static ExpectedTypes none(Attribution attribution) {
        return new ExpectedTypes(attribution, List.of());
    }

    /** {@return whether a value of this type fits; nothing does where any type would} */
    boolean accept(TypeMirror type) {
        return says(type)
                && expected.stream().anyMatch(wanted -> attribution.types().isAssignable(type, wanted));
    }

    /** {@return whether a class is a subtype of what is wanted, type arguments aside} */
    boolean acceptClass(TypeElement type) {
        TypeMirror own = attribution.types().erasure(type.asType());
        return expected.stream()
                .anyMatch(wanted ->
                        attribution.types().isSubtype(own, attribution.types().erasure(wanted)));
    }

    boolean isEmpty() {
        return expected.isEmpty();
    }

    /** {@return the classes among the wanted types} */
    List<TypeElement> classes() {
        return expected.stream()
                .filter(DeclaredType.class::isInstance)
                .map(type -> (TypeElement) ((DeclaredType) type).asElement())
                .toList();
    }

    private static boolean says(TypeMirror type) {
        return switch (type.getKind()) {
            case NONE, ERROR, VOID, NULL, PACKAGE, MODULE, OTHER, EXECUTABLE, TYPEVAR, WILDCARD -> false;
            default -> !type.toString().equals("java.lang.Object");
        };
    }

    private static List<TypeMirror> find(Attribution attribution, TreePath path) {
        TreePath parent = path.getParentPath();
        if (parent == null) {
            return List.of();
        }
        Tree leaf = path.getLeaf();
        Tree tree = parent.getLeaf();
        TypeMirror truth = attribution.types().getPrimitiveType(TypeKind.BOOLEAN);
        if (tree instanceof VariableTree variable && variable.getInitializer() == leaf) {
            return variable.getType() == null ? List.of() : typeOf(attribution, parent);
        } else if (tree instanceof AssignmentTree assignment && assignment.getExpression() == leaf) {
            return typeOf(attribution, new TreePath(parent, assignment.getVariable()));
        } else if (tree instanceof ReturnTree) {
            return resultOf(attribution, parent);
        } else if (tree instanceof ThrowTree) {
            TypeElement throwable = attribution.typeElement("java.lang.Throwable");
            return throwable == null ? List.of() : List.of(throwable.asType());
        } else if (tree instanceof IfTree || tree instanceof WhileLoopTree || tree instanceof DoWhileLoopTree) {
            return List.of(truth);
        } else if (tree instanceof ConditionalExpressionTree choice && choice.getCondition() == leaf) {
            return List.of(truth);
        } else if (tree instanceof MethodInvocationTree call
                && call.getArguments().contains(leaf)) {
            TreePath method = new TreePath(parent, call.getMethodSelect());
            return argument(
                    attribution,
                    callables(attribution, method),
                    call.getArguments().indexOf(leaf));
        } else if (tree instanceof NewClassTree creation) {
            if (creation.getIdentifier() == leaf) {
                return find(attribution, parent);
            }
            Element type = attribution.element(new TreePath(parent, creation.getIdentifier()));
            List<Callable> constructors = type instanceof TypeElement made
                    ? made.getEnclosedElements().stream()
                            .filter(member -> member.getKind() == ElementKind.CONSTRUCTOR)
                            .map(member -> new Callable((ExecutableElement) member, null))
                            .toList()
                    : List.of();
            return argument(attribution, constructors, creation.getArguments().indexOf(leaf));
        } else if (tree instanceof ParenthesizedTree
                || tree instanceof ConditionalExpressionTree
                || tree instanceof ErroneousTree) {
            return find(attribution, parent);
        }
        return List.of();
    }

    private static List<TypeMirror> typeOf(Attribution attribution, TreePath path) {
        TypeMirror type = attribution.type(path);
        return type == null ? List.of() : List.of(type);
    }

    private static List<TypeMirror> resultOf(Attribution attribution, TreePath path) {
        for (TreePath up = path; up != null; up = up.getParentPath()) {
            if (up.getLeaf() instanceof LambdaExpressionTree) {
                return List.of();
            }
            if (up.getLeaf() instanceof MethodTree method && method.getReturnType() != null) {
                return typeOf(attribution, new TreePath(up, method.getReturnType()));
            }
        }
        return List.of();
    }

    record Callable(ExecutableElement method, @Nullable TypeMirror site) {}

    static List<Callable> callables(Attribution attribution, TreePath select) {
        List<Callable> found = new ArrayList<>();
        if (select.getLeaf() instanceof MemberSelectTree member) {
            ExpressionTree receiver = member.getExpression();
            TreePath path = new TreePath(select, receiver);
            TypeMirror site = attribution.type(path);
            for (TypeElement type : MemberNames.classesOf(attribution, site)) {
                for (Element each : attribution.elements().getAllMembers(type)) {
                    if (each instanceof ExecutableElement method
                            && each.getSimpleName().contentEquals(member.getIdentifier())) {
                        found.add(new Callable(method, site));
                    }
                }
            }
        } else if (select.getLeaf() instanceof IdentifierTree name) {
            TypeElement cell = attribution.typeElement(CellUnit.PACKAGE + "." + CellUnit.CELL);
            if (cell != null) {
                for (Element each : attribution.elements().getAllMembers(cell)) {
                    if (each instanceof ExecutableElement method
                            && each.getSimpleName().contentEquals(name.getName())) {
                        found.add(new Callable(method, null));
                    }
                }
            }
            if (found.isEmpty() && attribution.element(select) instanceof ExecutableElement method) {
                found.add(new Callable(method, null));
            }
        }
        return found;
    }

    private static List<TypeMirror> argument(Attribution attribution, List<Callable> callables, int index) {
        List<TypeMirror> types = new ArrayList<>();
        for (Callable callable : callables) {
            ExecutableType type = (ExecutableType) callable.method().asType();
            if (callable.site() instanceof DeclaredType site) {
                type = (ExecutableType) attribution.types().asMemberOf(site, callable.method());
            }
            List<? extends TypeMirror> parameters = type.getParameterTypes();
            if (index >= 0 && index < parameters.size()) {
                TypeMirror parameter = parameters.get(index);
                types.add(parameter);
                if (callable.method().isVarArgs()
                        && index == parameters.size() - 1
                        && parameter instanceof ArrayType array) {
                    types.add(array.getComponentType());
                }
            }
        }
        return types;
    }
}

package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WildcardTree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What kind of name a place in the code wants. */
enum Place {
    /** A value or the beginning of a statement: anything. */
    EXPRESSION,
    /** A type. */
    TYPE,
    /** What {@code new} makes. */
    NEW,
    /** An annotation's type. */
    ANNOTATION,
    /** The body of a class: types and modifiers. */
    MEMBER,
    /** A name being given: nothing can be offered. */
    DECLARED;

    static Place of(TreePath path) {
        Tree leaf = path.getLeaf();
        Tree parent = path.getParentPath().getLeaf();
        if (leaf instanceof VariableTree || leaf instanceof MethodTree || leaf instanceof ClassTree) {
            return DECLARED;
        } else if (parent instanceof AnnotationTree annotation) {
            return annotation.getAnnotationType() == leaf ? ANNOTATION : EXPRESSION;
        } else if (parent instanceof NewClassTree creation) {
            return creation.getIdentifier() == leaf ? NEW : EXPRESSION;
        } else if (parent instanceof NewArrayTree array) {
            return array.getType() == leaf ? NEW : EXPRESSION;
        } else if (parent instanceof VariableTree variable && variable.getType() == leaf) {
            boolean member = path.getParentPath().getParentPath().getLeaf() instanceof ClassTree;
            return member ? MEMBER : TYPE;
        } else if (parent instanceof MethodTree method) {
            return method.getReturnType() == leaf ? MEMBER : TYPE;
        } else if (parent instanceof ClassTree type) {
            return type.getMembers().contains(leaf) ? MEMBER : TYPE;
        } else if (parent instanceof ErroneousTree) {
            return path.getParentPath().getParentPath().getLeaf() instanceof ClassTree ? MEMBER : EXPRESSION;
        }
        boolean type = parent instanceof ParameterizedTypeTree
                || parent instanceof ArrayTypeTree
                || parent instanceof TypeParameterTree
                || parent instanceof UnionTypeTree
                || parent instanceof WildcardTree
                || (parent instanceof InstanceOfTree test && test.getType() == leaf)
                || (parent instanceof TypeCastTree cast && cast.getType() == leaf);
        return type ? TYPE : EXPRESSION;
    }

    /** {@return whether an element may stand here} */
    boolean admits(Element element) {
        if (!(element instanceof TypeElement type)) {
            return this == EXPRESSION || (element.getKind() == ElementKind.TYPE_PARAMETER && this == TYPE);
        }
        return switch (this) {
            case ANNOTATION -> type.getKind() == ElementKind.ANNOTATION_TYPE;
            case NEW ->
                type.getKind() == ElementKind.CLASS
                        || type.getKind() == ElementKind.RECORD
                        || (type.getKind() == ElementKind.INTERFACE
                                && !type.getModifiers().contains(Modifier.SEALED));
            case DECLARED -> false;
            default -> true;
        };
    }
}

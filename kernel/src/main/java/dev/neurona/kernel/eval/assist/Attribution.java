package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the compiler knows of a cell: where a name stands, what it means, what is in sight there. */
final class Attribution {
    private final CompilationUnitTree unit;
    private final CellUnit source;
    private final Trees trees;
    private final SourcePositions positions;
    private final Elements elements;
    private final Types types;

    Attribution(JavacTask task, CompilationUnitTree unit, CellUnit source) {
        this.unit = unit;
        this.source = source;
        trees = Trees.instance(task);
        positions = trees.getSourcePositions();
        elements = task.getElements();
        types = task.getTypes();
        // A class's scope makes the compiler enter all classes; without that names have no meaning.
        Tree cell = unit.getTypeDecls().get(0);
        trees.getScope(new TreePath(new TreePath(unit), cell));
    }

    Elements elements() {
        return elements;
    }

    Types types() {
        return types;
    }

    Trees trees() {
        return trees;
    }

    /** {@return the tree whose name begins at the unit's focus, attributed, or null} */
    @Nullable TreePath focus(String name) {
        NameFinder finder = new NameFinder(name);
        finder.scan(new TreePath(unit), null);
        if (finder.found != null) {
            trees.getElement(finder.found);
        }
        return finder.found;
    }

    /** {@return the text of one of the two units} */
    SourceFile sourceOf(CompilationUnitTree tree) {
        return new SourceFile(tree == unit ? source.cell() : source.session(), tree, positions, List.of());
    }

    /** {@return what a tree means, or null} */
    @Nullable Element element(TreePath path) {
        return trees.getElement(path);
    }

    /** {@return the type of a tree, or null where the compiler has none} */
    @Nullable TypeMirror type(TreePath path) {
        TypeMirror type = trees.getTypeMirror(path);
        if (type != null && type.getKind() != TypeKind.ERROR) {
            return type;
        }
        // In a lambda whose call does not compile only the scope has the parameters' types.
        if (path.getLeaf() instanceof IdentifierTree name) {
            for (Scope scope = scope(path); scope != null; scope = scope.getEnclosingScope()) {
                for (Element local : scope.getLocalElements()) {
                    if (local.getSimpleName().contentEquals(name.getName())
                            && local.getKind() != ElementKind.PACKAGE
                            && local.asType().getKind() != TypeKind.ERROR
                            && !local.getKind().isClass()
                            && !local.getKind().isInterface()) {
                        return local.asType();
                    }
                }
                if (scope.getEnclosingClass() == null) {
                    break;
                }
            }
        }
        return null;
    }

    Scope scope(TreePath path) {
        return trees.getScope(path);
    }

    @Nullable TypeElement typeElement(String qualifiedName) {
        return elements.getTypeElement(qualifiedName);
    }

    /** {@return whether an element was written for the cell's sake and is nothing the user knows} */
    static boolean isScaffold(Element element) {
        String name = element.getSimpleName().toString();
        return name.endsWith("$$") || name.equals(Focus.MARKER) || name.isEmpty() || name.startsWith("<");
    }

    /** Finds the innermost tree that is called by a name and has that name at the focus. */
    private final class NameFinder extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final String name;
        private @Nullable TreePath found;

        NameFinder(String name) {
            this.name = name;
        }

        @Override
        public @Nullable Void visitErroneous(ErroneousTree tree, @Nullable Void p) {
            return scan(tree.getErrorTrees(), null);
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void p) {
            if (tree != null && getCurrentPath() != null && isNamed(tree)) {
                found = new TreePath(getCurrentPath(), tree);
            }
            return super.scan(tree, null);
        }

        private boolean isNamed(Tree tree) {
            int start = (int) positions.getStartPosition(unit, tree);
            int end = (int) positions.getEndPosition(unit, tree);
            int focusEnd = source.focus() + name.length();
            if (tree instanceof IdentifierTree leaf) {
                return leaf.getName().contentEquals(name) && start == source.focus();
            } else if (tree instanceof MemberSelectTree leaf) {
                return leaf.getIdentifier().contentEquals(name) && end == focusEnd;
            } else if (tree instanceof MemberReferenceTree leaf) {
                boolean same = leaf.getName().contentEquals(name) || name.equals("new");
                return same && end == focusEnd;
            }
            boolean around = start <= source.focus() && (end >= focusEnd || end < 0);
            if (tree instanceof VariableTree leaf) {
                return around && leaf.getName().contentEquals(name) && afterType(leaf);
            } else if (tree instanceof MethodTree leaf) {
                boolean constructor = leaf.getName().contentEquals("<init>")
                        && getCurrentPath().getLeaf() instanceof ClassTree owner
                        && owner.getSimpleName().contentEquals(name);
                boolean inBody =
                        leaf.getBody() != null && positions.getStartPosition(unit, leaf.getBody()) <= source.focus();
                return around && !inBody && (constructor || leaf.getName().contentEquals(name)) && start >= 0;
            } else if (tree instanceof ClassTree leaf) {
                return around && leaf.getSimpleName().contentEquals(name) && atHead(leaf);
            }
            return false;
        }

        private boolean afterType(VariableTree leaf) {
            boolean beforeValue = leaf.getInitializer() == null
                    || positions.getStartPosition(unit, leaf.getInitializer()) > source.focus();
            return beforeValue
                    && (leaf.getType() == null || positions.getEndPosition(unit, leaf.getType()) <= source.focus());
        }

        private boolean atHead(ClassTree leaf) {
            return leaf.getMembers().stream()
                    .mapToLong(member -> positions.getStartPosition(unit, member))
                    .noneMatch(at -> at >= 0 && at < source.focus());
        }
    }
}

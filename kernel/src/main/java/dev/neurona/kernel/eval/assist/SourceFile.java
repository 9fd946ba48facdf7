package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A parsed source.
 *
 * @param errors what the parser did not understand, in order
 */
record SourceFile(
        String text,
        CompilationUnitTree unit,
        SourcePositions positions,
        List<Diagnostic<? extends JavaFileObject>> errors) {

    int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    /** {@return the text of a tree; empty for what the compiler added} */
    String text(Tree tree) {
        int start = start(tree);
        int end = end(tree);
        return start < 0 || end < start ? "" : text.substring(start, end);
    }
}

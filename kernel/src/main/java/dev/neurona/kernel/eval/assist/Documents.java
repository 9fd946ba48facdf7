package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.neurona.kernel.eval.token.Lexer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds what was written about an element: in the cell, the session, sources or javadoc pages. */
final class Documents {
    /** Deeper hierarchies than this are not searched for inherited comments. */
    private static final int SUPERTYPES = 60;

    /**
     * What was found.
     *
     * @param html its documentation, or null
     * @param parameters a method's parameters with their names, or null
     * @param source its declaration as written, or null
     */
    record Found(
            @Nullable String html,
            @Nullable String parameters,
            @Nullable String source) {
        static final Found NOTHING = new Found(null, null, null);
    }

    private final Sources sources;
    private final Attribution attribution;
    private final List<Path> classPath;

    Documents(Sources sources, Attribution attribution, List<Path> classPath) {
        this.sources = sources;
        this.attribution = attribution;
        this.classPath = classPath;
    }

    Found of(Element element) {
        Found own = own(element);
        if (own.html() != null || !(element instanceof ExecutableElement method)) {
            return own;
        }
        return new Found(inherited(method), own.parameters(), own.source());
    }

    /** {@return a method's parameters with names, where a source has them} */
    @Nullable String parameters(ExecutableElement method) {
        Optional<SourceFile> source = source(method);
        return source.isPresent() && Members.find(source.get(), method) instanceof MethodTree tree
                ? Members.parameterText(source.get(), tree)
                : null;
    }

    private Found own(Element element) {
        List<TypeElement> nesting = Members.nesting(element);
        if (nesting.isEmpty()) {
            return Found.NOTHING;
        }
        Optional<SourceFile> source = source(element);
        if (source.isPresent()) {
            SourceFile file = source.get();
            TreePath path = attribution.trees().getPath(element);
            Tree tree = path != null ? path.getLeaf() : Members.find(file, element);
            if (tree == null || file.start(tree) < 0) {
                return Found.NOTHING;
            }
            DocComment comment = DocComment.before(file.text(), Lexer.tokens(file.text()), file.start(tree));
            String html = comment == null ? null : JavadocText.html(comment, () -> inheritedText(element));
            String parameters = tree instanceof MethodTree method ? Members.parameterText(file, method) : null;
            return new Found(html, parameters, file.text(tree));
        }
        TypeElement type = nesting.get(nesting.size() - 1);
        Optional<String> page = sources.page(type, nesting.get(0), classPath);
        String html = page.map(text -> onPage(text, element, type)).orElse(null);
        return new Found(html, null, null);
    }

    private Optional<SourceFile> source(Element element) {
        TreePath path = attribution.trees().getPath(element);
        if (path != null) {
            return Optional.of(attribution.sourceOf(path.getCompilationUnit()));
        }
        List<TypeElement> nesting = Members.nesting(element);
        return nesting.isEmpty()
                ? Optional.empty()
                : sources.source(nesting.get(0), attribution.elements().getModuleOf(element), classPath);
    }

    private static @Nullable String onPage(String page, Element element, TypeElement type) {
        if (element instanceof TypeElement) {
            return JavadocPage.ofType(page);
        }
        List<String> parameters = element instanceof ExecutableElement method ? Members.parameters(method) : null;
        String found = JavadocPage.ofMember(page, Members.anchor(element), parameters);
        boolean constructor = element.getKind() == ElementKind.CONSTRUCTOR;
        return found == null && constructor
                ? JavadocPage.ofMember(page, type.getSimpleName().toString(), parameters)
                : found;
    }

    private @Nullable String inherited(ExecutableElement method) {
        ExecutableElement above = overridden(method);
        String html = above == null ? null : own(above).html();
        return above == null || html == null
                ? null
                : html + "<p><i>From " + HtmlCleaner.escape(Signatures.ownerOf(above)) + ".</i></p>";
    }

    private String inheritedText(Element element) {
        ExecutableElement above = element instanceof ExecutableElement method ? overridden(method) : null;
        String html = above == null ? null : own(above).html();
        return html == null ? "" : html;
    }

    /** {@return the nearest documented method that this one overrides, or null} */
    private @Nullable ExecutableElement overridden(ExecutableElement method) {
        if (!(method.getEnclosingElement() instanceof TypeElement owner) || method.getKind() != ElementKind.METHOD) {
            return null;
        }
        Deque<TypeMirror> todo = new ArrayDeque<>(attribution.types().directSupertypes(owner.asType()));
        Set<Element> seen = new HashSet<>();
        while (!todo.isEmpty() && seen.size() < SUPERTYPES) {
            TypeMirror next = todo.removeFirst();
            if (next instanceof DeclaredType declared && seen.add(declared.asElement())) {
                for (Element member : declared.asElement().getEnclosedElements()) {
                    if (member instanceof ExecutableElement above
                            && above.getSimpleName().equals(method.getSimpleName())
                            && attribution.elements().overrides(method, above, owner)
                            && own(above).html() != null) {
                        return above;
                    }
                }
                todo.addAll(attribution.types().directSupertypes(next));
            }
        }
        return null;
    }
}

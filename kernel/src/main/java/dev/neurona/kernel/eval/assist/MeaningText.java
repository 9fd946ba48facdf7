package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.assist.CellUnit.Snapshot;
import dev.neurona.kernel.eval.assist.Documents.Found;
import dev.neurona.kernel.eval.assist.SessionView.SourceCell;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Describes what a name means. */
final class MeaningText {
    private static final int MEMBERS_SHOWN = 30;
    private static final int VALUE_SHOWN = 200;

    private final Meaning meaning;
    private final Documents documents;
    private final Attribution attribution;
    private final SessionView session;
    private final Snapshot snapshot;
    private final Cell cell;

    MeaningText(
            Meaning meaning,
            Documents documents,
            Attribution attribution,
            SessionView session,
            Snapshot snapshot,
            Cell cell) {
        this.meaning = meaning;
        this.documents = documents;
        this.attribution = attribution;
        this.session = session;
        this.snapshot = snapshot;
        this.cell = cell;
    }

    Bundle write(int detail) {
        Element element = meaning.element();
        Found found = documents.of(element);
        Description text =
                new Description().signature(signature(element, found)).origin(origin(element));
        if (found.html() != null) {
            text.documentation(found.html());
        }
        boolean constructors =
                !meaning.overloads().isEmpty() && meaning.overloads().get(0).getKind() == ElementKind.CONSTRUCTOR;
        text.code(
                constructors ? "Constructors" : "Overloads",
                meaning.overloads().stream().map(this::declaration).sorted().toList());
        String source = detail > 0 ? source(element, found) : null;
        if (source != null) {
            text.source(source);
        } else if (element instanceof TypeElement type && found.html() == null) {
            text.code("Members", members(type));
        }
        return text.bundle();
    }

    private String signature(Element element, Found found) {
        if (element instanceof ExecutableElement method && found.parameters() != null) {
            return shown(method, Signatures.declaration(method, found.parameters()));
        }
        return shown(element, Signatures.declaration(element)) + value(element);
    }

    private String declaration(ExecutableElement method) {
        String parameters = documents.parameters(method);
        return shown(
                method,
                parameters == null ? Signatures.declaration(method) : Signatures.declaration(method, parameters));
    }

    /** The class members that stand for a cell's names have a modifier the cell does not show. */
    private static String shown(Element element, String declaration) {
        boolean ours = element.getEnclosingElement() != null
                && Attribution.isScaffold(element.getEnclosingElement())
                && element.getKind() != ElementKind.PARAMETER;
        return ours ? declaration.replaceFirst("^((?:public |private |protected )?)static ", "$1") : declaration;
    }

    private String value(Element element) {
        boolean variable = element.getKind() == ElementKind.FIELD
                && Signatures.ownerOf(element).equals(CellUnit.SESSION);
        String value = variable ? session.valueOf(element.getSimpleName().toString()) : null;
        if (value == null) {
            return "";
        }
        String line = value.replace("\n", "\\n");
        return " = " + (line.length() > VALUE_SHOWN ? line.substring(0, VALUE_SHOWN) + "..." : line);
    }

    private String origin(Element element) {
        if (element instanceof PackageElement) {
            return "package";
        }
        Element owner = element.getEnclosingElement();
        if (element.getKind() == ElementKind.LOCAL_VARIABLE || owner instanceof ExecutableElement || owner == null) {
            return owner != null && Attribution.isScaffold(owner)
                    ? "variable of this cell"
                    : element.getKind() == ElementKind.PARAMETER ? "parameter" : "local variable";
        }
        boolean inSession = owner.getSimpleName().contentEquals(CellUnit.SESSION);
        String in = owner.toString();
        if (Attribution.isScaffold(owner) || in.equals(CellUnit.PACKAGE)) {
            boolean declaredHere = cell.pieces().stream()
                    .anyMatch(piece -> piece.declares() && piece.name().contentEquals(element.getSimpleName()));
            String kind = element.getKind() == ElementKind.FIELD ? "variable of" : "declared in";
            return kind + (inSession || !declaredHere ? " an earlier cell" : " this cell");
        }
        return (owner instanceof PackageElement ? "package " : "in ") + Signatures.withoutScaffold(in);
    }

    /** What a cell declared is shown as it stood there, because the compiler saw it without its body. */
    private @Nullable String source(Element element, Found found) {
        Element owner = element.getEnclosingElement();
        boolean top = owner != null
                && (Attribution.isScaffold(owner) || owner.toString().equals(CellUnit.PACKAGE));
        if (top) {
            String name = element.getSimpleName().toString();
            for (Piece piece : cell.pieces()) {
                if (piece.declares() && piece.name().equals(name)) {
                    return cell.text(piece);
                }
            }
            List<SourceCell> written = snapshot.declared().stream()
                    .filter(declared -> declared.name().equals(name))
                    .toList();
            if (!written.isEmpty()) {
                return written.get(written.size() - 1).source();
            }
        }
        return found.source() == null || found.source().isBlank() ? null : found.source();
    }

    private List<String> members(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(member -> member.getModifiers().contains(Modifier.PUBLIC)
                        || attribution.trees().getPath(member) != null)
                .filter(member -> !member.getModifiers().contains(Modifier.PRIVATE))
                .filter(member -> member.getKind() != ElementKind.STATIC_INIT
                        && member.getKind() != ElementKind.INSTANCE_INIT
                        && member.getKind() != ElementKind.RECORD_COMPONENT)
                .limit(MEMBERS_SHOWN)
                .map(Signatures::declaration)
                .toList();
    }
}

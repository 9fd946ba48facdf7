package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.neurona.kernel.eval.assist.Matches.Rank;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What may stand where no dot is in front: locals, the session's names, imported classes, packages, keywords. */
final class ScopeNames {
    /** From this length on a name is looked for in packages that are not imported. */
    private static final int LONG_ENOUGH = 3;

    private static final int ELSEWHERE_LIMIT = 50;

    private final Attribution attribution;
    private final TypeNames names;
    private final Imports imports;

    ScopeNames(Attribution attribution, TypeNames names, Imports imports) {
        this.attribution = attribution;
        this.names = names;
        this.imports = imports;
    }

    void collect(TreePath path, Place place, NameMatch match, Matches matches) {
        ExpectedTypes expected = ExpectedTypes.at(attribution, path);
        enumConstants(path, match, matches);
        inSight(path, place, expected, match, matches);
        importedTypes(place, expected, match, matches);
        if (place == Place.EXPRESSION) {
            importedMembers(expected, match, matches);
        }
        if (!match.typed().isEmpty()) {
            Keywords.of(place).filter(match::fits).forEach(word -> matches.add(word, "keyword", "", Rank.KEYWORD));
            packages(match, matches);
            elsewhere(place, match, matches);
        }
    }

    private void enumConstants(TreePath path, NameMatch match, Matches matches) {
        TreePath up = path.getParentPath();
        while (up != null
                && !(up.getLeaf() instanceof CaseTree)
                && up.getLeaf().getKind().name().contains("LABEL")) {
            up = up.getParentPath();
        }
        if (up == null || !(up.getLeaf() instanceof CaseTree) || up.getParentPath() == null) {
            return;
        }
        Tree owner = up.getParentPath().getLeaf();
        Tree selector = owner instanceof SwitchTree statement
                ? statement.getExpression()
                : owner instanceof SwitchExpressionTree expression ? expression.getExpression() : null;
        TypeMirror type = selector == null ? null : attribution.type(new TreePath(up.getParentPath(), selector));
        if (type instanceof DeclaredType declared) {
            for (Element constant : declared.asElement().getEnclosedElements()) {
                if (constant.getKind() == ElementKind.ENUM_CONSTANT && match.fits(constant.getSimpleName())) {
                    matches.add(
                            constant.getSimpleName().toString(), "property", Signatures.of(type), Rank.EXPECTED_LOCAL);
                }
            }
        }
    }

    private void inSight(TreePath path, Place place, ExpectedTypes expected, NameMatch match, Matches matches) {
        TypeElement last = null;
        Scope scope = attribution.scope(path);
        while (scope != null && scope.getEnclosingClass() != null) {
            for (Element local : scope.getLocalElements()) {
                add(local, null, scope, place, expected, match, matches);
            }
            TypeElement type = scope.getEnclosingClass();
            if (!type.equals(last)) {
                for (Element member : attribution.elements().getAllMembers(type)) {
                    add(member, type, scope, place, expected, match, matches);
                }
                last = type;
            }
            scope = scope.getEnclosingScope();
        }
        // Types of the session and the cell are members of no class but of their package.
        if (scope != null) {
            for (Element type :
                    attribution.elements().getPackageElement(CellUnit.PACKAGE).getEnclosedElements()) {
                add(type, null, scope, place, expected, match, matches);
            }
        }
    }

    private void add(
            Element element,
            @Nullable TypeElement site,
            Scope scope,
            Place place,
            ExpectedTypes expected,
            NameMatch match,
            Matches matches) {
        String name = element.getSimpleName().toString();
        Element owner = element.getEnclosingElement();
        boolean ofScaffold = site != null && Attribution.isScaffold(site);
        boolean skipped = !match.fits(name)
                || Attribution.isScaffold(element)
                || name.equals("this")
                || name.equals("super")
                || element.getKind() == ElementKind.CONSTRUCTOR
                || (ofScaffold
                        && owner instanceof TypeElement type
                        && type.getQualifiedName().contentEquals("java.lang.Object"));
        if (skipped || !place.admits(element)) {
            return;
        }
        if (site != null && !attribution.trees().isAccessible(scope, element, (DeclaredType) site.asType())) {
            return;
        }
        String signature = "";
        TypeMirror value = element.asType();
        if (element instanceof ExecutableElement method) {
            signature = Signatures.call(method, (ExecutableType) method.asType());
            value = method.getReturnType();
        } else if (!(element instanceof TypeElement)) {
            signature = Signatures.of(value);
        }
        boolean session = owner != null && Attribution.isScaffold(owner) && element.getKind() == ElementKind.FIELD;
        boolean local = site == null && !(element instanceof TypeElement);
        boolean wanted = element instanceof TypeElement type
                ? place == Place.NEW && expected.acceptClass(type)
                : expected.accept(value);
        Rank rank = wanted ? local ? Rank.EXPECTED_LOCAL : Rank.EXPECTED : local ? Rank.LOCAL : Rank.SESSION;
        matches.add(name, session ? "variable" : Signatures.kind(element), signature, rank);
    }

    /** Names are compared before the compiler is asked, because asking reads a class file. */
    private void importedTypes(Place place, ExpectedTypes expected, NameMatch match, Matches matches) {
        for (String name : imports.types()) {
            if (match.fits(name.substring(name.lastIndexOf('.') + 1))) {
                addType(name, place, expected, Rank.IMPORTED, matches);
            }
        }
        if (match.typed().isEmpty()) {
            for (TypeElement wanted : place == Place.NEW ? expected.classes() : List.<TypeElement>of()) {
                String in = attribution.elements().getPackageOf(wanted).toString();
                if (imports.packages().contains(in)) {
                    for (String name : names.inPackage(in)) {
                        TypeElement type = attribution.typeElement(in + "." + name);
                        if (type != null && expected.acceptClass(type)) {
                            addType(in + "." + name, place, expected, Rank.IMPORTED, matches);
                        }
                    }
                }
            }
            return;
        }
        for (String in : imports.packages()) {
            for (String name : names.inPackage(in)) {
                if (match.fits(name)) {
                    addType(in + "." + name, place, expected, Rank.IMPORTED, matches);
                }
            }
            TypeElement outer =
                    Character.isUpperCase(in.charAt(in.lastIndexOf('.') + 1)) ? attribution.typeElement(in) : null;
            for (Element nested : outer == null ? List.<Element>of() : outer.getEnclosedElements()) {
                if (nested instanceof TypeElement && match.fits(nested.getSimpleName())) {
                    addType(in + "." + nested.getSimpleName(), place, expected, Rank.IMPORTED, matches);
                }
            }
        }
    }

    private void addType(String name, Place place, ExpectedTypes expected, Rank rank, Matches matches) {
        TypeElement type = attribution.typeElement(name);
        if (type == null || !type.getModifiers().contains(Modifier.PUBLIC) || !place.admits(type)) {
            return;
        }
        String simple = name.substring(name.lastIndexOf('.') + 1);
        boolean concrete = !type.getModifiers().contains(Modifier.ABSTRACT);
        boolean wanted = place == Place.NEW && concrete && expected.acceptClass(type);
        Rank best = attribution.elements().isDeprecated(type) ? Rank.DEPRECATED : wanted ? Rank.EXPECTED : rank;
        boolean qualified = rank == Rank.ELSEWHERE;
        matches.add(
                qualified ? name : simple,
                Signatures.kind(type),
                qualified ? "" : name.substring(0, name.lastIndexOf('.')),
                qualified ? rank : best);
    }

    private void importedMembers(ExpectedTypes expected, NameMatch match, Matches matches) {
        for (String name : imports.members()) {
            int dot = name.lastIndexOf('.');
            String last = name.substring(dot + 1);
            TypeElement type = dot < 0 ? null : attribution.typeElement(name.substring(0, dot));
            if (type == null || (!last.equals("*") && !match.fits(last))) {
                continue;
            }
            for (Element member : attribution.elements().getAllMembers(type)) {
                boolean named = last.equals("*") || member.getSimpleName().contentEquals(last);
                if (named
                        && match.fits(member.getSimpleName())
                        && member.getModifiers().contains(Modifier.STATIC)
                        && member.getModifiers().contains(Modifier.PUBLIC)) {
                    TypeMirror value =
                            member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
                    String signature = member instanceof ExecutableElement method
                            ? Signatures.call(method, (ExecutableType) method.asType())
                            : Signatures.of(value);
                    Rank rank = expected.accept(value) ? Rank.EXPECTED : Rank.IMPORTED;
                    matches.add(member.getSimpleName().toString(), Signatures.kind(member), signature, rank);
                }
            }
        }
    }

    private void packages(NameMatch match, Matches matches) {
        if (match.measure() == NameMatch.Measure.PREFIX) {
            for (String root : names.subpackages("")) {
                if (match.fits(root)) {
                    matches.add(root, "module", root, Rank.PACKAGE);
                }
            }
        }
    }

    /** Classes that are not imported, with their packages. */
    private void elsewhere(Place place, NameMatch match, Matches matches) {
        if (match.typed().length() >= LONG_ENOUGH
                && match.measure() != NameMatch.Measure.HUMPS
                && (Character.isUpperCase(match.typed().charAt(0)) || matches.isEmpty())) {
            for (String name : names.find(match, ELSEWHERE_LIMIT)) {
                String in = name.substring(0, name.lastIndexOf('.'));
                if (!imports.packages().contains(in) && !imports.types().contains(name)) {
                    addType(name, place, ExpectedTypes.none(attribution), Rank.ELSEWHERE, matches);
                }
            }
        }
    }
}

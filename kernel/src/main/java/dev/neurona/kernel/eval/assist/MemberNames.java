package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Scope;
import com.sun.source.util.TreePath;
import dev.neurona.kernel.eval.assist.Matches.Rank;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** What may follow a dot or a double colon. */
final class MemberNames {
    private final Attribution attribution;
    private final TypeNames names;

    MemberNames(Attribution attribution, TypeNames names) {
        this.attribution = attribution;
        this.names = names;
    }

    /** Adds the members of what stands in front of the name at {@code path}. */
    void collect(TreePath path, boolean typesOnly, NameMatch match, Matches matches) {
        boolean reference = path.getLeaf() instanceof MemberReferenceTree;
        ExpressionTree receiver = path.getLeaf() instanceof MemberReferenceTree tree
                ? tree.getQualifierExpression()
                : ((MemberSelectTree) path.getLeaf()).getExpression();
        TreePath receiverPath = new TreePath(path, receiver);
        Element element = attribution.element(receiverPath);
        TypeMirror type = attribution.type(receiverPath);
        ExpectedTypes expected = ExpectedTypes.at(attribution, path);
        Scope scope = attribution.scope(path);
        if (element instanceof PackageElement
                || (type == null && element == null)
                || (type != null && type.getKind() == TypeKind.PACKAGE)) {
            inPackage(receiver.toString(), match, matches);
            return;
        }
        boolean onType = element instanceof TypeElement
                || receiver instanceof ParameterizedTypeTree
                || receiver instanceof PrimitiveTypeTree
                || receiver instanceof ArrayTypeTree;
        if (type == null || type.getKind() == TypeKind.ERROR) {
            inPackage(receiver.toString(), match, matches);
            return;
        }
        if (onType) {
            keyword(reference ? "new" : "class", match, matches);
        }
        if (type instanceof ArrayType && !onType) {
            offer(!reference && match.fits("length"), "length", "property", "int", matches);
            offer(match.fits("clone"), "clone", "function", "(): " + Signatures.of(type), matches);
        }
        for (TypeElement owner : classesOf(attribution, type)) {
            for (Element member : attribution.elements().getAllMembers(owner)) {
                if (!match.fits(member.getSimpleName()) || Attribution.isScaffold(member)) {
                    continue;
                }
                boolean isType = member instanceof TypeElement;
                boolean isStatic = member.getModifiers().contains(Modifier.STATIC);
                boolean sided = isType
                        ? onType && !reference
                        : reference ? !isField(member) : typesOnly ? false : onType == isStatic;
                if (sided && accessible(scope, member, type)) {
                    add(member, owner, type, expected, matches);
                }
            }
        }
    }

    private static boolean isField(Element member) {
        return member.getKind().isField();
    }

    private boolean accessible(Scope scope, Element member, TypeMirror type) {
        return !(type instanceof DeclaredType site) || attribution.trees().isAccessible(scope, member, site);
    }

    private void add(Element member, TypeElement owner, TypeMirror site, ExpectedTypes expected, Matches matches) {
        if (member.getKind() == ElementKind.CONSTRUCTOR) {
            return;
        }
        TypeMirror seen = member.asType();
        if (site instanceof DeclaredType declared
                && !(member instanceof TypeElement)
                && !member.getModifiers().contains(Modifier.STATIC)) {
            seen = attribution.types().asMemberOf(declared, member);
        }
        String signature = member instanceof ExecutableElement method
                ? Signatures.call(method, (ExecutableType) seen)
                : Signatures.of(seen);
        TypeMirror value = seen instanceof ExecutableType method ? method.getReturnType() : seen;
        Rank rank;
        if (attribution.elements().isDeprecated(member)) {
            rank = Rank.DEPRECATED;
        } else if (!(member instanceof TypeElement) && expected.accept(value)) {
            rank = Rank.EXPECTED;
        } else if (isObject(member.getEnclosingElement()) && !isObject(owner)) {
            rank = Rank.OBJECT;
        } else {
            rank = owner.equals(member.getEnclosingElement()) || owner.getKind().isInterface()
                    ? Rank.MEMBER
                    : Rank.INHERITED;
        }
        matches.add(member.getSimpleName().toString(), Signatures.kind(member), signature, rank);
    }

    private static boolean isObject(@Nullable Element owner) {
        return owner instanceof TypeElement type && type.getQualifiedName().contentEquals("java.lang.Object");
    }

    private static void offer(boolean fits, String text, String kind, String signature, Matches matches) {
        if (fits) {
            matches.add(text, kind, signature, Rank.MEMBER);
        }
    }

    private static void keyword(String word, NameMatch match, Matches matches) {
        if (match.fits(word)) {
            matches.add(word, "keyword", "", Rank.KEYWORD);
        }
    }

    /** Adds the classes and packages in a package. */
    void inPackage(String name, NameMatch match, Matches matches) {
        for (String simple : names.inPackage(name)) {
            if (match.fits(simple) && matches.size() < Matches.LIMIT) {
                TypeElement type = attribution.typeElement(name + "." + simple);
                if (type != null && type.getModifiers().contains(Modifier.PUBLIC)) {
                    matches.add(simple, Signatures.kind(type), name, Rank.MEMBER);
                }
            }
        }
        for (String segment : names.subpackages(name)) {
            if (match.fits(segment)) {
                matches.add(segment, "module", name + "." + segment, Rank.PACKAGE);
            }
        }
    }

    /** {@return the classes whose members a value of this type has} */
    static List<TypeElement> classesOf(Attribution attribution, @Nullable TypeMirror type) {
        List<TypeElement> found = new ArrayList<>();
        if (type instanceof TypeVariable variable) {
            found.addAll(classesOf(attribution, variable.getUpperBound()));
        } else if (type instanceof WildcardType wildcard) {
            found.addAll(classesOf(attribution, wildcard.getExtendsBound()));
        } else if (type instanceof IntersectionType both) {
            both.getBounds().forEach(bound -> found.addAll(classesOf(attribution, bound)));
        } else if (type instanceof UnionType union) {
            attribution.types().directSupertypes(union).forEach(above -> found.addAll(classesOf(attribution, above)));
        } else if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            found.add(element);
        } else if (type instanceof ArrayType) {
            TypeElement object = attribution.typeElement("java.lang.Object");
            if (object != null) {
                found.add(object);
            }
        }
        return found;
    }
}

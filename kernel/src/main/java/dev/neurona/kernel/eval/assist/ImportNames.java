package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.assist.Matches.Rank;
import dev.neurona.kernel.eval.token.Token;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import org.jspecify.annotations.Nullable;

/** What may stand in an import: packages, their classes, and for a static one members. */
final class ImportNames {
    private static final int LONG_ENOUGH = 3;
    private static final int ELSEWHERE_LIMIT = 50;

    private final Attribution attribution;
    private final TypeNames names;

    ImportNames(Attribution attribution, TypeNames names) {
        this.attribution = attribution;
        this.names = names;
    }

    Matches collect(Piece piece, Cell.Word word, String typed) {
        StringBuilder qualifier = new StringBuilder();
        boolean isStatic = false;
        for (Token token : piece.tokens().subList(1, piece.tokens().size())) {
            if (token.end() > word.start()) {
                break;
            }
            isStatic |= token.is("static");
            qualifier.append(token.is("static") ? "" : token.text());
        }
        Matches matches = new Matches();
        for (NameMatch.Measure measure : NameMatch.Measure.values()) {
            NameMatch match = new NameMatch(typed, measure);
            if (qualifier.isEmpty()) {
                begin(match, isStatic, matches);
            } else {
                String name = qualifier.substring(0, qualifier.length() - 1);
                new MemberNames(attribution, names).inPackage(name, match, matches);
                members(attribution.typeElement(name), isStatic, match, matches);
            }
            if (!matches.isEmpty() || typed.isEmpty()) {
                break;
            }
        }
        return matches;
    }

    private void begin(NameMatch match, boolean isStatic, Matches matches) {
        for (String root : names.subpackages("")) {
            if (match.fits(root)) {
                matches.add(root, "module", root, Rank.PACKAGE);
            }
        }
        if (!isStatic && match.fits("static")) {
            matches.add("static", "keyword", "", Rank.KEYWORD);
        }
        if (match.typed().length() >= LONG_ENOUGH
                && Character.isUpperCase(match.typed().charAt(0))) {
            for (String name : names.find(match, ELSEWHERE_LIMIT)) {
                TypeElement type = attribution.typeElement(name);
                if (type != null && type.getModifiers().contains(Modifier.PUBLIC)) {
                    matches.add(name, Signatures.kind(type), "", Rank.ELSEWHERE);
                }
            }
        }
    }

    private void members(@Nullable TypeElement type, boolean isStatic, NameMatch match, Matches matches) {
        for (Element member :
                type == null ? List.<Element>of() : attribution.elements().getAllMembers(type)) {
            boolean wanted = member instanceof TypeElement || isStatic;
            if (wanted
                    && match.fits(member.getSimpleName())
                    && member.getModifiers().contains(Modifier.STATIC)
                    && member.getModifiers().contains(Modifier.PUBLIC)) {
                String signature = member instanceof ExecutableElement method
                        ? Signatures.call(method, (ExecutableType) method.asType())
                        : Signatures.of(member.asType());
                matches.add(member.getSimpleName().toString(), Signatures.kind(member), signature, Rank.MEMBER);
            }
        }
    }
}

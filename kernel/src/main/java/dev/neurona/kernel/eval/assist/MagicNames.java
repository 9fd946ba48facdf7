package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.Interpreter.Completion;
import dev.neurona.kernel.eval.assist.Matches.Rank;
import dev.neurona.kernel.eval.assist.SessionView.MagicInfo;
import dev.neurona.kernel.eval.token.Token;
import java.util.List;
import java.util.Set;

/** What may stand in a magic: its name, or a file as its argument. */
final class MagicNames {
    private static final Set<String> TAKE_FILES =
            Set.of("load", "jars", "classpath", "writefile", "file", "loadFromPOM", "run", "cd", "ls", "cat", "source");

    private final List<MagicInfo> magics;

    MagicNames(List<MagicInfo> magics) {
        this.magics = magics;
    }

    Completion complete(String code, Token magic, int cursor) {
        String typed = code.substring(magic.start(), cursor);
        Completion nothing = new Completion(List.of(), cursor, cursor);
        if (typed.indexOf('\n') >= 0) {
            return nothing;
        }
        if (typed.startsWith("!")) {
            return PathNames.complete(code, magic.start() + 1, cursor);
        }
        int name = 0;
        while (name < typed.length() && !Character.isWhitespace(typed.charAt(name))) {
            name++;
        }
        if (name < typed.length()) {
            boolean files = TAKE_FILES.contains(typed.substring(0, name).replace("%", ""));
            return files ? PathNames.complete(code, magic.start() + name, cursor) : nothing;
        }
        boolean onTop = code.substring(0, magic.start()).isBlank();
        Matches matches = new Matches();
        for (MagicInfo info : magics) {
            offer(info.line(), "%" + info.name(), typed, info.help(), matches);
            offer(info.cell() && onTop, "%%" + info.name(), typed, info.help(), matches);
        }
        int end = cursor;
        while (end < magic.end() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return matches.isEmpty() ? nothing : new Completion(matches.sorted(), magic.start(), end);
    }

    private static void offer(boolean may, String text, String typed, String help, Matches matches) {
        if (may && text.startsWith(typed)) {
            matches.add(text, "magic", help, Rank.MEMBER);
        }
    }
}

package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.token.Lexer;
import dev.neurona.kernel.eval.token.Token;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Looks for the name that was meant by one that is not known. */
final class DidYouMean {
    private DidYouMean() {}

    /** {@return a known name close to the last one between two places of a source, or nothing} */
    static String suggest(JShell js, String source, int from, int to) {
        List<Token> words = Lexer.java(source.substring(from, to)).stream()
                .filter(Token::isWord)
                .filter(word -> !word.is("new"))
                .toList();
        if (words.isEmpty()) {
            return "";
        }
        Token last = words.get(words.size() - 1);
        int at = from + last.start();
        Set<String> names = new LinkedHashSet<>();
        js.snippets()
                .filter(snippet -> snippet instanceof jdk.jshell.DeclarationSnippet)
                .filter(snippet -> js.status(snippet).isActive())
                .forEach(snippet -> names.add(((jdk.jshell.DeclarationSnippet) snippet).name()));
        boolean member = at > 0 && source.charAt(at - 1) == '.';
        if (member) {
            names.clear();
        }
        List<String> prefixes = member
                ? List.of("")
                : List.of(last.text().substring(0, 1), swapCase(last.text().charAt(0)));
        for (String prefix : prefixes) {
            String before = source.substring(0, at) + prefix;
            for (Suggestion one : js.sourceCodeAnalysis().completionSuggestions(before, before.length(), new int[1])) {
                names.add(one.continuation().replaceAll("[(<].*", ""));
            }
        }
        return closest(last.text(), names);
    }

    /** {@return the name nearest to a word, if it is near enough to be meant, or nothing} */
    static String closest(String word, Set<String> names) {
        int limit = Math.max(1, word.length() / 3);
        return names.stream()
                .filter(name -> !name.equals(word) && Math.abs(name.length() - word.length()) <= limit)
                .filter(name -> distance(word, name) <= limit)
                .min(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(Comparator.comparingInt(String::length).reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static String swapCase(char c) {
        String one = String.valueOf(c);
        return Character.isUpperCase(c) ? one.toLowerCase(Locale.ROOT) : one.toUpperCase(Locale.ROOT);
    }

    /** {@return how many letters are to be changed, added, left out or swapped; a change of case alone counts nothing} */
    private static int distance(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[][] d = new int[x.length() + 1][y.length() + 1];
        for (int i = 0; i <= x.length(); i++) {
            for (int j = 0; j <= y.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[x.length()][y.length()];
    }
}

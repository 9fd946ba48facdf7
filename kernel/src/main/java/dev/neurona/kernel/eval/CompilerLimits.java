package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.CompileFailure.Problem;
import dev.neurona.kernel.eval.token.Lexer;
import dev.neurona.kernel.eval.token.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What no class file holds or the compiler's stack does not bear, found before the compiler is asked. A constant that is
 * too long would spoil JShell's compiler for the rest of the session: every later declaration would fail.
 */
final class CompilerLimits {
    private static final int LONGEST_CONSTANT = 65_535;
    private static final int DEEPEST = 600;

    private CompilerLimits() {}

    /** {@return what is too much in a cell's code, if anything} */
    static Optional<Problem> exceeded(String code) {
        // Each bracket and each byte is a character at least.
        boolean large = code.length() > DEEPEST;
        return large || code.contains("/*") ? among(code, Lexer.tokens(code)) : Optional.empty();
    }

    private static Optional<Problem> among(String code, List<Token> tokens) {
        int depth = 0;
        int constant = 0;
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
            if (token.kind() == Token.Kind.BLOCK_COMMENT && !token.closed()) {
                return Optional.of(problem(token, "unclosed comment: */ is missing"));
            }
            if (depth > DEEPEST) {
                return Optional.of(problem(token, "nested too deeply for the compiler"));
            }
            if (token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.TEXT_BLOCK) {
                from = constant == 0 ? i : from;
                constant += bytes(code.substring(token.start(), token.end()));
                if (constant > LONGEST_CONSTANT) {
                    return Optional.of(problem(
                            tokens.get(from),
                            "constant string too long: a class file holds 65,535 bytes of one. Read it from a file, or"
                                    + " join shorter ones with String.join"));
                }
            } else if (!token.is("+") && !token.isComment()) {
                constant = 0;
            }
        }
        return Optional.empty();
    }

    private static int bytes(String literal) {
        boolean block = literal.startsWith("\"\"\"") && literal.length() >= 6;
        int quotes = block ? 3 : 1;
        if (literal.length() <= 2 * quotes) {
            return 0;
        }
        String text = literal.substring(quotes, literal.length() - quotes);
        return (block ? text.stripIndent() : text).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Problem problem(Token at, String message) {
        return new Problem(at.start(), at.start(), at.start() + 1, message, "");
    }
}

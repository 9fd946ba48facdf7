package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * The two forms of an answer's cell. Between {@code // BEGIN SOLUTION} and {@code // END SOLUTION} is what only the solved
 * notebook has; lines that begin with {@code // STUB} right after it are what the student's has instead, without that
 * word.
 */
final class Solution {
    static final String BEGIN = "// BEGIN SOLUTION";
    static final String END = "// END SOLUTION";
    static final String STUB = "// STUB";

    private Solution() {}

    /** {@return what stands in the place of a solution} */
    static String yourCode(Language language) {
        return language == Language.ES ? "// tu código, aquí" : "// your code here";
    }

    /** {@return the cell as the student gets it} */
    static String stub(String source, Language language) {
        List<String> kept = new ArrayList<>();
        boolean inside = false;
        for (String line : source.split("\n", -1)) {
            String code = line.strip();
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            if (code.equals(BEGIN)) {
                inside = true;
                kept.add(indent + yourCode(language));
            } else if (code.equals(END)) {
                inside = false;
            } else if (code.startsWith(STUB)) {
                kept.add(indent + code.substring(STUB.length()).strip());
            } else if (!inside) {
                kept.add(line);
            }
        }
        return String.join("\n", kept);
    }

    /** {@return the cell with its solution between its two marks, as nbgrader wants it} */
    static String withoutStub(String source) {
        return String.join(
                "\n",
                source.lines().filter(line -> !line.strip().startsWith(STUB)).toList());
    }

    /** {@return the cell with its solution} */
    static String solved(String source) {
        return String.join(
                "\n", source.lines().filter(line -> !isMark(line.strip())).toList());
    }

    private static boolean isMark(String code) {
        return code.equals(BEGIN) || code.equals(END) || code.startsWith(STUB);
    }

    /** {@return what is wrong with the marks, or empty} */
    static String mistake(String source) {
        int depth = 0;
        int regions = 0;
        for (String line : source.split("\n", -1)) {
            String code = line.strip();
            if (code.equals(BEGIN)) {
                depth++;
                regions++;
            } else if (code.equals(END)) {
                depth--;
            }
            if (depth < 0 || depth > 1) {
                return BEGIN + " and " + END + " have to come in pairs";
            }
        }
        if (depth != 0) {
            return BEGIN + " has no " + END;
        }
        return regions == 0 ? "the answer has no solution: mark it with " + BEGIN + " and " + END : "";
    }
}

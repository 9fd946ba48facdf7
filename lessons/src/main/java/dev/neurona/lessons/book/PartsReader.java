package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import dev.neurona.lessons.book.Source.Fence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the parts of a lesson from its lines, from the first to the last. */
final class PartsReader {
    private static final String MARK = ":::";

    private final Source source;
    private int at;

    PartsReader(Source source) {
        this.source = source;
    }

    List<Part> read() {
        List<Part> parts = new ArrayList<>();
        while (at < source.lines.size()) {
            part(parts);
        }
        return parts;
    }

    private void part(List<Part> parts) {
        String line = source.lines.get(at);
        Fence fence = source.fence(at);
        if (line.isBlank()) {
            at++;
        } else if (fence != null && fence.top()) {
            parts.add(code(fence, Set.of(Part.Code.MEASURED, Part.Code.FREE)));
        } else if (mark(at, "en") || mark(at, "es")) {
            parts.add(prose());
        } else if (line.startsWith(MARK + " exercise")) {
            new ExerciseReader(source, this).read().ifPresent(parts::add);
        } else if (line.startsWith(MARK + " question")) {
            new QuestionReader(source, this).read().ifPresent(parts::add);
        } else {
            source.wrong(
                    at,
                    line.startsWith(MARK)
                            ? "there is nothing called \"%s\" here: known are ::: en, ::: es, ::: exercise and ::: question"
                                    .formatted(line.strip())
                            : "text outside of the languages' blocks: put it between ::: en and ::: (and ::: es)");
            at++;
        }
    }

    int at() {
        return at;
    }

    void next() {
        at++;
    }

    void to(int index) {
        at = index;
    }

    /** {@return whether a line opens a block of that name} */
    boolean mark(int index, String name) {
        return source.lines.get(index).strip().equals(MARK + " " + name)
                && source.lines.get(index).startsWith(MARK);
    }

    boolean closes(int index) {
        return source.lines.get(index).strip().equals(MARK)
                && source.lines.get(index).startsWith(MARK);
    }

    /** Reads a code cell and goes behind it. */
    Part.Code code(Fence fence, Set<String> known) {
        int first = at;
        List<String> info = Arrays.asList(fence.info().split("\\s+"));
        if (!info.get(0).equals("java")) {
            source.wrong(first, "a code cell is java, but this is \"%s\"".formatted(info.get(0)));
        }
        Set<String> marks = new HashSet<>(info.subList(1, info.size()));
        marks.stream()
                .filter(mark -> !known.contains(mark))
                .forEach(mark -> source.wrong(first, "a code cell cannot be \"%s\" here".formatted(mark)));
        String[] lines = fence.code().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String mistake = Localised.mistake(lines[i]);
            if (!mistake.isEmpty()) {
                source.wrong(first + 1 + i, mistake);
            }
        }
        if (fence.code().isBlank()) {
            source.wrong(first, "this code cell is empty");
        }
        at = fence.last() + 1;
        return new Part.Code(source.line(first), fence.code(), marks);
    }

    /** Reads a block in one language and the block in the other behind it. */
    Part.Prose prose() {
        int first = at;
        Language language = mark(at, "en") ? Language.EN : Language.ES;
        Language other = language == Language.EN ? Language.ES : Language.EN;
        Block one = block();
        while (at < source.lines.size() && source.lines.get(at).isBlank()) {
            at++;
        }
        if (at == source.lines.size() || !mark(at, other.code())) {
            source.wrong(
                    first,
                    "this block is in %s only: the one in %s has to follow".formatted(language.code(), other.code()));
            return prose(first, one, one);
        }
        Block two = block();
        return language == Language.EN ? prose(first, one, two) : prose(first, two, one);
    }

    private Part.Prose prose(int first, Block english, Block spanish) {
        List<Part.Covers> covers = new ArrayList<>();
        Passage one = Part.Covers.taken(english.passage(), covers);
        // Those of the Spanish text say the same once more, or count where the English has none.
        List<Part.Covers> again = new ArrayList<>();
        Passage two = Part.Covers.taken(spanish.passage(), again);
        return new Part.Prose(source.line(first), one, two, covers.isEmpty() ? again : covers);
    }

    /**
     * The text of a block.
     *
     * @param line the one it begins at
     */
    record Block(int line, String text) {
        Passage passage() {
            return new Passage(line, text);
        }
    }

    /** Reads a block without blocks in it and goes behind its end. {@return its text} */
    Block block() {
        int first = at;
        List<String> text = new ArrayList<>();
        at++;
        while (at < source.lines.size() && !closes(at)) {
            Fence fence = source.fence(at);
            int last = fence == null ? at : fence.last();
            if (fence == null && source.lines.get(at).startsWith(MARK)) {
                source.wrong(
                        at,
                        "\"%s\" inside a block that began at line %d: close that with :::"
                                .formatted(source.lines.get(at).strip(), source.line(first)));
            }
            text.addAll(source.lines.subList(at, last + 1));
            at = last + 1;
        }
        if (at == source.lines.size()) {
            source.wrong(first, "this block has no end: close it with :::");
        } else {
            at++;
        }
        String all = String.join("\n", text).strip();
        if (all.isEmpty()) {
            source.wrong(first, "this block is empty");
        }
        int blank = (int) text.stream().takeWhile(String::isBlank).count();
        return new Block(source.line(first + 1 + blank), all);
    }
}

package dev.neurona.lessons.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The lines of a lesson's body, and where its code fences are: nothing inside those is markup of ours. */
final class Source {
    final Path file;
    final List<String> lines;
    final List<Problem> problems;
    private final int offset;
    private final Map<Integer, Fence> fences = new TreeMap<>();

    /**
     * A block of code.
     *
     * @param info what stands behind its opening fence
     * @param last index of its last line
     * @param top whether it stands by itself, and not in a list or a quotation
     */
    record Fence(String info, String code, int last, boolean top) {}

    /** @param offset how many lines of the file are before these */
    Source(Path file, List<String> lines, int offset, List<Problem> problems) {
        this.file = file;
        this.lines = List.copyOf(lines);
        this.offset = offset;
        this.problems = problems;
        Parser parser =
                Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
        parser.parse(String.join("\n", separated(lines))).accept(new FenceFinder());
    }

    /** Our marks stand on lines of their own; a mark before a fence is no lazy line of a list for it. */
    private static List<String> separated(List<String> lines) {
        List<String> all = new ArrayList<>(lines.size());
        for (String line : lines) {
            all.add(line.startsWith(":::") ? "" : line);
        }
        return all;
    }

    private final class FenceFinder extends AbstractVisitor {
        @Override
        public void visit(FencedCodeBlock block) {
            List<SourceSpan> spans = block.getSourceSpans();
            int first = spans.get(0).getLineIndex();
            int last = spans.get(spans.size() - 1).getLineIndex();
            Integer closing = block.getClosingFenceLength();
            if (closing == null) {
                wrong(first, "this code has no end: close it with ```");
            }
            Node parent = block.getParent();
            fences.put(
                    first,
                    new Fence(
                            String.valueOf(block.getInfo()).strip(),
                            block.getLiteral().stripTrailing(),
                            last,
                            parent instanceof Document));
        }
    }

    /** {@return the code that begins at a line, or null} */
    @org.jspecify.annotations.Nullable Fence fence(int index) {
        return fences.get(index);
    }

    /** {@return the number in the file of a line of the body} */
    int line(int index) {
        return offset + index + 1;
    }

    void wrong(int index, String message) {
        problems.add(new Problem(file, line(index), message));
    }
}

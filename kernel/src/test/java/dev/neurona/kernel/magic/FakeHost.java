package dev.neurona.kernel.magic;

import dev.neurona.kernel.display.RecordingOutput;
import dev.neurona.kernel.eval.CellOutput;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A session that remembers what was asked of it. */
public class FakeHost implements MagicHost {
    public final RecordingOutput output = new RecordingOutput();
    public final List<String> evaluated = new ArrayList<>();
    public final List<Path> classPath = new ArrayList<>();
    public final List<Variable> variables = new ArrayList<>();
    public final List<String> declarations = new ArrayList<>();
    public Magics magics = new Magics();
    public int resets;

    private final PrintStream out = stream(CellOutput.Stream.STDOUT);
    private final PrintStream err = stream(CellOutput.Stream.STDERR);

    private PrintStream stream(CellOutput.Stream stream) {
        OutputStream bytes = new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] b, int offset, int length) {
                output.write(stream, b, offset, length);
            }
        };
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Runs what stands on a line or in a cell, as the evaluator does. */
    public Object run(String source) throws Exception {
        Magic.Call call =
                MagicLine.cell(source).or(() -> MagicLine.line(source)).orElseThrow();
        return magics.run(call, this);
    }

    @Override
    public Object eval(String java) throws Exception {
        evaluated.add(java);
        return "value of " + java;
    }

    @Override
    public void addToClassPath(Collection<Path> entries) {
        entries.stream().filter(entry -> !classPath.contains(entry)).forEach(classPath::add);
    }

    @Override
    public List<Path> classPath() {
        return List.copyOf(classPath);
    }

    @Override
    public void reset() {
        resets++;
    }

    @Override
    public List<Variable> variables() {
        return variables;
    }

    @Override
    public List<String> declarations() {
        return declarations;
    }

    @Override
    public CellOutput output() {
        return output;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public List<Magic> magics() {
        return magics.all();
    }
}

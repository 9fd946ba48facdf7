package dev.neurona.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class TimeMagicsTest {
    /** Where the shell of a test leaves its values. */
    public static volatile Object value;

    /** How often timed code ran. */
    public static volatile int ran;

    private final JShell shell = JShell.builder().executionEngine("local").build();

    private final FakeHost host = new FakeHost() {
        @Override
        public Object eval(String java) throws Exception {
            evaluated.add(java);
            List<SnippetEvent> events = shell.eval(TimeMagicsTest.class.getName() + ".value = " + java + ";");
            for (SnippetEvent event : events) {
                if (event.status() == Snippet.Status.REJECTED) {
                    throw new IllegalArgumentException("does not compile");
                }
                if (event.exception() != null) {
                    throw event.exception();
                }
            }
            return value;
        }
    };

    TimeMagicsTest() {
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(java.io.File.pathSeparator)) {
            shell.addToClasspath(entry);
        }
        ran = 0;
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void theValueIsKeptAndTheTimeSaid() throws Exception {
        assertThat(host.run("%time 1 + 1")).isEqualTo(2);
        assertThat(host.output.out()).matches("Wall time: [\\d.]+ \\S+(, CPU time of this thread: .*)?\n");
        assertThat(host.run("%%time\n2 +\n3")).isEqualTo(5);
    }

    @Test
    void theTimeOfCodeThatFailsIsSaidToo() {
        assertThatThrownBy(() -> host.run("%time nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThat(host.output.out()).startsWith("Wall time: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 1",
                "Math.sin(0.5);",
                "\"text\".length() > 2",
                "new int[10]",
                "Thread.yield()",
                "int n = 0; n++;",
                "for (int i = 0; i < 3; i++) { }",
                "Thread.sleep(0)"
            })
    void expressionsAndStatementsAreTimed(String code) throws Exception {
        assertThat(host.run("%timeit -n 10 -r 3 " + code)).isNull();
        assertThat(host.output.out())
                .matches("[\\d.]+ \\S+ ± [\\d.]+ \\S+ a loop \\(mean ± standard deviation of 3 runs of 10 loops\\)\n");
    }

    @Test
    void codeRunsAsOftenAsAsked() throws Exception {
        host.run("%%timeit -n5 -r2\n" + TimeMagicsTest.class.getName() + ".ran++;");
        assertThat(ran).isEqualTo(10);
    }

    @Test
    void withoutANumberTheNumberOfLoopsIsFound() throws Exception {
        host.run("%timeit -r 1 " + TimeMagicsTest.class.getName() + ".ran++");
        assertThat(ran).isGreaterThan(1_000);
    }

    @Test
    void wrongUseIsExplained() {
        assertThatThrownBy(() -> host.run("%timeit")).hasMessageContaining("no code to time");
        assertThatThrownBy(() -> host.run("%timeit -n 0 1")).hasMessageContaining("too few");
        assertThatThrownBy(() -> host.run("%time")).hasMessage("%time: no code to time. Write %time CODE");
        assertThatThrownBy(() -> host.run("%timeit nonsense here")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.234, 1.23 ns", "999, 999 ns", "1234, 1.23 µs", "1.5e6, 1.50 ms", "2e9, 2.00 s", "125e9, 2 min 5 s"})
    void durationsHaveFittingUnits(double nanos, String text) {
        assertThat(TimeMagics.duration(nanos)).isEqualTo(text);
    }
}

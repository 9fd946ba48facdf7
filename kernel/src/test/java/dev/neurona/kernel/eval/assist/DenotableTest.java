package dev.neurona.kernel.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenotableTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "int[] => int[]",
                "java.util.Map<String, List<? extends Foo[]>> => java.util.Map<String,List<? extends Foo[]>>",
                "<anonymous class extending Object> => Object",
                "<anonymous class implementing Comparable<String>> => Comparable<String>",
                "Runnable&java.io.Serializable => Runnable",
                "java.util.List<A&Comparable<? extends A&B<?>>&C> => java.util.List<? extends A>",
                "Class<capture#1 of ? extends Foo> => Class<? extends Foo>",
                "REPL.$JShell$12B.Foo => Foo",
                "what is #1 => Object",
            })
    void canBeWritten(String type, String denotable) {
        assertThat(Denotable.of(type)).isEqualTo(denotable);
    }
}

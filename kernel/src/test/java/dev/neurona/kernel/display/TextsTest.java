package dev.neurona.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    record Point(int x, int y) {}

    record Named(String name, int[] values) {}

    record Own(int[] values) {
        @Override
        public String toString() {
            return "mine";
        }
    }

    enum Colour {
        RED
    }

    static final class OwnList extends ArrayList<int[]> {
        @Override
        public String toString() {
            return "OwnList of " + size();
        }
    }

    static List<Object[]> values() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", new int[] {1});
        map.put("b", null);
        return List.of(
                new Object[] {new int[] {1, 2, 3}, "[1, 2, 3]"},
                new Object[] {new int[0], "[]"},
                new Object[] {new double[][] {{1.5}, {2, 3}}, "[[1.5], [2.0, 3.0]]"},
                new Object[] {new char[] {'a', 'b'}, "[a, b]"},
                new Object[] {new boolean[] {true}, "[true]"},
                new Object[] {new byte[] {-1}, "[-1]"},
                new Object[] {new String[] {"a", null}, "[a, null]"},
                new Object[] {new Object[] {new long[] {1}, List.of(new int[] {2})}, "[[1], [[2]]]"},
                new Object[] {List.of(1, 2), "[1, 2]"},
                new Object[] {Arrays.asList(new int[] {1}, new float[] {2}), "[[1], [2.0]]"},
                new Object[] {Collections.unmodifiableList(List.of(new int[] {1})), "[[1]]"},
                new Object[] {map, "{a=[1], b=null}"},
                new Object[] {Map.entry("k", new int[] {1}), "k=[1]"},
                new Object[] {Optional.of(new int[] {1}), "Optional[[1]]"},
                new Object[] {Optional.empty(), "Optional.empty"},
                new Object[] {new AtomicReference<>(new int[] {4}), "[4]"},
                new Object[] {new Point(1, 2), "Point[x=1, y=2]"},
                new Object[] {new Named("n", new int[] {1, 2}), "Named[name=n, values=[1, 2]]"},
                new Object[] {List.of(new Named("n", new int[] {1})), "[Named[name=n, values=[1]]]"},
                new Object[] {new Own(new int[] {1}), "mine"},
                new Object[] {new OwnList(), "OwnList of 0"},
                new Object[] {Colour.RED, "RED"},
                new Object[] {"text", "text"},
                new Object[] {'c', "c"},
                new Object[] {1.0f, "1.0"},
                new Object[] {new StringBuilder("sb"), "sb"});
    }

    @ParameterizedTest
    @MethodSource("values")
    void contentsAreWritten(Object value, String text) {
        assertThat(Texts.of(value)).isEqualTo(text);
    }

    @Test
    void nullIsWritten() {
        assertThat(Texts.of(null)).isEqualTo("null");
    }

    @Test
    void aThousandElementsAreWrittenWhole() {
        assertThat(Texts.of(IntStream.range(0, 1_000).toArray())).endsWith(", 998, 999]");
    }

    @Test
    void moreThanAThousandElementsAreCounted() {
        String array = Texts.of(IntStream.range(0, 1_000_000).toArray());
        assertThat(array).startsWith("[0, 1, 2,").endsWith(", 98, 99, ... 999,900 more]");
        assertThat(Texts.of(Collections.nCopies(2_000, "x"))).endsWith("x, ... 1,900 more]");
    }

    @Test
    void manyShortRowsAreCutOnceThereIsEnoughText() {
        String text = Texts.of(new int[900][900]);
        assertThat(text.length()).isBetween(Texts.ENOUGH, Texts.ENOUGH + 100);
        assertThat(text.substring(text.length() - 40)).endsWith("0, 0, ... 891 more], ... 862 more]");
    }

    @Test
    void whatContainsItselfIsSafe() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Object[] array = {1, null};
        array[1] = array;
        Map<String, Object> map = new HashMap<>();
        map.put("me", map);
        assertThat(Texts.of(list)).isEqualTo("[(itself)]");
        assertThat(Texts.of(array)).isEqualTo("[1, (itself)]");
        assertThat(Texts.of(map)).isEqualTo("{me=(itself)}");
    }

    @Test
    void theSameValueTwiceIsNotACycle() {
        int[] row = {1};
        assertThat(Texts.of(new int[][] {row, row})).isEqualTo("[[1], [1]]");
    }

    @Test
    void aDeepNestEnds() {
        Object nest = "end";
        for (int i = 0; i < 100_000; i++) {
            nest = new Object[] {nest};
        }
        assertThat(Texts.of(nest)).startsWith("[[[[").contains("[...]");
    }

    @Test
    void aToStringThatThrowsIsSaid() {
        Object bad = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("broken");
            }
        };
        assertThat(Texts.of(List.of(1, bad)))
                .startsWith("[1, dev.neurona.kernel.display.TextsTest$1@")
                .endsWith("(its toString failed: java.lang.IllegalStateException: broken)]");
    }

    @Test
    void aCollectionThatCannotBeReadIsWrittenByItself() {
        List<Object> bad = new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new IllegalStateException("closed");
            }

            @Override
            public int size() {
                return 3;
            }
        };
        assertThat(Texts.of(bad)).contains("its toString failed: java.lang.IllegalStateException: closed");
    }

    @Test
    void hugeTextIsShortenedAndSaysSo() {
        String text = Texts.of("x".repeat(300_000));
        assertThat(text)
                .startsWith("xxx")
                .endsWith("(200,000 of 300,000 characters shown; write it to a file to see all)");
    }

    @Test
    void anExceptionShowsWhereItIsFromAndItsCauses() {
        Exception exception = new IllegalStateException("outer", new java.io.IOException("inner"));
        assertThat(Texts.of(exception))
                .startsWith("java.lang.IllegalStateException: outer\n    at ")
                .contains("\nCaused by: java.io.IOException: inner");
        assertThat(Texts.of(List.of(exception))).isEqualTo("[java.lang.IllegalStateException: outer]");
    }

    @Test
    void aBriefTextIsOneShortLine() {
        assertThat(Texts.brief("first\nsecond", 20)).isEqualTo("first");
        assertThat(Texts.brief(IntStream.range(0, 500).toArray(), 20))
                .hasSize(20)
                .endsWith("...");
    }
}

package dev.neurona.check;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Finds the first place where two values differ. */
final class Equality {
    private Equality() {}

    /** {@return the first difference, nothing if the values are equal} */
    static Optional<Verdict> difference(@Nullable Object actual, @Nullable Object expected) {
        return difference(actual, expected, "");
    }

    private static Optional<Verdict> difference(@Nullable Object actual, @Nullable Object expected, String place) {
        if (Objects.equals(actual, expected) || sameNumber(actual, expected)) {
            return Optional.empty();
        }
        if (actual instanceof Table given && expected instanceof Table right) {
            return Optional.of(Tables.near(given, right, new Tolerance(0, 0))).filter(Verdict.Failed.class::isInstance);
        }
        if (actual instanceof Set<?> given && expected instanceof Set<?> right) {
            return sets(given, right);
        }
        if (actual instanceof Map<?, ?> given && expected instanceof Map<?, ?> right) {
            return maps(given, right, place);
        }
        Object[] given = elements(actual);
        Object[] right = elements(expected);
        if (given != null && right != null) {
            return lists(given, right, place);
        }
        return Optional.of(other(actual, expected, place));
    }

    private static boolean sameNumber(@Nullable Object actual, @Nullable Object expected) {
        return actual instanceof Number a && expected instanceof Number e && same(a, e);
    }

    private static boolean same(Number a, Number e) {
        if (a instanceof Float || e instanceof Float) { // 0.1f and 0.1 are the same number to whoever wrote them
            return Float.compare(a.floatValue(), e.floatValue()) == 0;
        }
        return Double.compare(a.doubleValue(), e.doubleValue()) == 0 && a.longValue() == e.longValue();
    }

    private static Object @Nullable [] elements(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.toArray();
        }
        if (value == null || !value.getClass().isArray()) {
            return null;
        }
        Object[] elements = new Object[Array.getLength(value)];
        Arrays.setAll(elements, i -> Array.get(value, i));
        return elements;
    }

    private static Optional<Verdict> lists(Object[] given, Object[] right, String place) {
        for (int i = 0; i < Math.min(given.length, right.length); i++) {
            Optional<Verdict> found = difference(given[i], right[i], place + "[" + i + "]");
            if (found.isPresent()) {
                boolean reordered = given.length == right.length && sameMembers(given, right);
                return reordered ? found.map(v -> withLook(v, Message.key("look.order"))) : found;
            }
        }
        return given.length == right.length
                ? Optional.empty()
                : Optional.of(Verdict.failed(
                        Message.key("expected.size", right.length), Message.key("actual.size", given.length)));
    }

    private static boolean sameMembers(Object[] given, Object[] right) {
        List<Object> left = new ArrayList<>(Arrays.asList(given));
        for (Object element : right) {
            if (!left.removeIf(new OnlyFirst(element)::test)) {
                return false;
            }
        }
        return left.isEmpty();
    }

    /** Takes one of several equal elements away, not all. */
    private static final class OnlyFirst {
        private final @Nullable Object wanted;
        private boolean taken;

        OnlyFirst(@Nullable Object wanted) {
            this.wanted = wanted;
        }

        boolean test(@Nullable Object element) {
            boolean take = !taken && difference(element, wanted).isEmpty();
            taken |= take;
            return take;
        }
    }

    /** {@return the difference of two collections whatever their order, equal elements counted} */
    static Optional<Verdict> membership(Collection<?> given, Collection<?> right) {
        return sameMembers(given.toArray(), right.toArray()) ? Optional.empty() : membersMissing(given, right);
    }

    private static Optional<Verdict> membersMissing(Collection<?> given, Collection<?> right) {
        List<Object> missing = without(right, given);
        List<Object> extra = without(given, right);
        List<Message> look = new ArrayList<>();
        if (!missing.isEmpty()) {
            look.add(Message.key("look.missing", list(missing)));
        }
        if (!extra.isEmpty()) {
            look.add(Message.key("look.extra", list(extra)));
        }
        return Optional.of(
                Verdict.failed(Message.of(list(right)), Message.of(list(given)), look.toArray(Message[]::new)));
    }

    private static List<Object> without(Collection<?> all, Collection<?> others) {
        List<Object> left = new ArrayList<>(all);
        for (Object other : others) {
            left.removeIf(new OnlyFirst(other)::test);
        }
        return left;
    }

    private static String list(Collection<?> elements) {
        return String.join(", ", elements.stream().limit(8).map(Kinds::quoted).toList())
                + (elements.size() > 8 ? ", \u2026 (" + elements.size() + ")" : "");
    }

    private static Optional<Verdict> sets(Set<?> given, Set<?> right) {
        return membership(given, right);
    }

    private static Optional<Verdict> maps(Map<?, ?> given, Map<?, ?> right, String place) {
        for (Map.Entry<?, ?> entry : right.entrySet()) {
            if (!given.containsKey(entry.getKey())) {
                return Optional.of(Verdict.failed(
                        Message.key("expected.key", Kinds.quoted(entry.getKey())), Message.of(list(given.keySet()))));
            }
            Optional<Verdict> found =
                    difference(given.get(entry.getKey()), entry.getValue(), place + "[" + entry.getKey() + "]");
            if (found.isPresent()) {
                return found;
            }
        }
        Set<Object> extra = new HashSet<>(given.keySet());
        extra.removeAll(right.keySet());
        return extra.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.failed(
                        Message.key("expected.size", right.size()),
                        Message.key("actual.size", given.size()),
                        Message.key("look.extra", list(extra))));
    }

    private static Verdict other(@Nullable Object actual, @Nullable Object expected, String place) {
        Message right = value(expected);
        Message came = actual == null || expected == null || actual.getClass() == expected.getClass()
                ? value(actual)
                : Message.key("actual.kind", Kinds.of(actual));
        if (actual instanceof Number && expected instanceof Number) {
            came = value(actual);
        }
        return Verdict.failed(place.isEmpty() ? right : Message.key("expected.at", right, place), came);
    }

    private static Message value(@Nullable Object value) {
        if (value instanceof Number number) {
            return Message.key("number", number);
        }
        return value == null ? Message.of("null") : Message.of(Kinds.quoted(value));
    }

    private static Verdict withLook(Verdict verdict, Message look) {
        return verdict instanceof Verdict.Failed failed
                ? Verdict.failed(failed.expected(), failed.actual(), look)
                : verdict;
    }
}

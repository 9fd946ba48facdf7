package dev.neurona.plot.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON tree, for reading without casts: a member that is absent or of another type reads as absent.
 *
 * @param map the members; shared, so that a tree can be changed in place
 */
public record Node(Map<String, @Nullable Object> map) {
    /** {@return an object without members} */
    public static Node empty() {
        return new Node(new LinkedHashMap<>());
    }

    /** {@return whether there is a member of this name} */
    public boolean has(String key) {
        return map.containsKey(key);
    }

    /** {@return the member as text} */
    public Optional<String> text(String key) {
        return map.get(key) instanceof String s ? Optional.of(s) : Optional.empty();
    }

    /** {@return the member as text, or another} */
    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** {@return the member as a number} */
    public OptionalDouble number(String key) {
        return map.get(key) instanceof Number n ? OptionalDouble.of(n.doubleValue()) : OptionalDouble.empty();
    }

    /** {@return the member as a number, or another} */
    public double number(String key, double otherwise) {
        return number(key).orElse(otherwise);
    }

    /** {@return whether the member is this boolean} */
    public boolean is(String key, boolean value) {
        return Boolean.valueOf(value).equals(map.get(key));
    }

    /** {@return the member as a list, empty if there is none} */
    @SuppressWarnings("unchecked")
    public List<@Nullable Object> list(String key) {
        return map.get(key) instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }

    /** {@return the member as an object, without members if there is none} */
    public Node child(String key) {
        return map.get(key) instanceof Map<?, ?> child ? of(child) : empty();
    }

    /** {@return the member as an object, added if there is none} */
    public Node ensure(String key) {
        if (map.get(key) instanceof Map<?, ?> child) {
            return of(child);
        }
        Node added = empty();
        map.put(key, added.map());
        return added;
    }

    /** {@return the objects of a list} */
    public List<Node> children(String key) {
        return list(key).stream()
                .filter(Map.class::isInstance)
                .map(child -> of((Map<?, ?>) child))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Node of(Map<?, ?> map) {
        return new Node((Map<String, @Nullable Object>) map);
    }
}

package dev.neurona.kernel.eval.assist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The names of classes by package, looked up for one question; the jars are looked at once, and only if need be. */
final class TypeNames {
    private final Supplier<List<Map<String, NavigableSet<String>>>> reader;
    private @Nullable List<Map<String, NavigableSet<String>>> read;

    TypeNames(Supplier<List<Map<String, NavigableSet<String>>>> reader) {
        this.reader = reader;
    }

    private List<Map<String, NavigableSet<String>>> sources() {
        List<Map<String, NavigableSet<String>>> known = read;
        if (known == null) {
            known = reader.get();
            read = known;
        }
        return known;
    }

    /** {@return the names of a package's classes} */
    Collection<String> inPackage(String name) {
        NavigableSet<String> names = new TreeSet<>();
        for (Map<String, NavigableSet<String>> source : sources()) {
            names.addAll(source.getOrDefault(name, new TreeSet<>()));
        }
        return names;
    }

    /** {@return the next segments of the packages whose names begin with {@code parent} and a dot; all roots for ""} */
    Collection<String> subpackages(String parent) {
        String start = parent.isEmpty() ? "" : parent + ".";
        NavigableSet<String> segments = new TreeSet<>();
        for (Map<String, NavigableSet<String>> source : sources()) {
            for (String name : source.keySet()) {
                if (name.startsWith(start) && name.length() > start.length()) {
                    int dot = name.indexOf('.', start.length());
                    segments.add(name.substring(start.length(), dot < 0 ? name.length() : dot));
                }
            }
        }
        return segments;
    }

    /** {@return the qualified names of classes that fit, those of {@code java.*} first} */
    List<String> find(NameMatch match, int limit) {
        List<String> common = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Map<String, NavigableSet<String>> source : sources()) {
            source.forEach((in, names) -> {
                for (String name : names) {
                    if (match.fits(name) && !in.isEmpty()) {
                        (in.startsWith("java.") ? common : others).add(in + "." + name);
                    }
                }
            });
        }
        common.addAll(others);
        return common.stream().distinct().limit(limit).toList();
    }
}

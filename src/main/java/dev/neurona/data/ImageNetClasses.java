package dev.neurona.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ImageNet's classes are called. Its folders have WordNet's identifiers, such as {@code n02102040}; models number
 * the 1,000 classes of ILSVRC in the order of these identifiers.
 *
 * <p>The ten of Imagenette are built in, in English and Spanish. All others are read from a file that comes with a model
 * or with ImageNet: {@code imagenet_class_index.json} (Keras), {@code synset_words.txt} (Caffe),
 * {@code LOC_synset_mapping.txt} (ImageNet's archive), {@code words.txt} (Tiny ImageNet).
 */
public final class ImageNetClasses {
    /**
     * A class.
     *
     * @param index its number in models of the 1,000 classes, or its line in a file of other classes
     * @param id WordNet's identifier
     * @param name the first of its names
     */
    public record Entry(int index, String id, String name) {}

    private static final Pattern JSON =
            Pattern.compile("\"(\\d+)\"\\s*:\\s*\\[\\s*\"(n\\d{8})\"\\s*,\\s*\"([^\"]+)\"\\s*]");
    private static final Pattern LINE = Pattern.compile("(n\\d{8})[ \\t]+([^,]+).*");

    private final Map<String, Entry> byId = new LinkedHashMap<>();
    private final Map<Integer, Entry> byIndex = new LinkedHashMap<>();

    private ImageNetClasses(List<Entry> entries) {
        for (Entry entry : entries) {
            byId.put(entry.id(), entry);
            byIndex.put(entry.index(), entry);
        }
    }

    /** {@return the ten classes of Imagenette, in English} */
    public static ImageNetClasses imagenette() {
        return imagenette("en");
    }

    /**
     * {@return the ten classes of Imagenette}
     *
     * @param language {@code "en"} or {@code "es"}
     */
    public static ImageNetClasses imagenette(String language) {
        boolean es = language.equals("es");
        if (!es && !language.equals("en")) {
            throw new IllegalArgumentException("names are in \"en\" and \"es\", not in \"%s\"".formatted(language));
        }
        return new ImageNetClasses(List.of(
                new Entry(0, "n01440764", es ? "tenca" : "tench"),
                new Entry(217, "n02102040", es ? "springer spaniel inglés" : "English springer"),
                new Entry(482, "n02979186", es ? "reproductor de casetes" : "cassette player"),
                new Entry(491, "n03000684", es ? "motosierra" : "chain saw"),
                new Entry(497, "n03028079", es ? "iglesia" : "church"),
                new Entry(566, "n03394916", es ? "trompa" : "French horn"),
                new Entry(569, "n03417042", es ? "camión de la basura" : "garbage truck"),
                new Entry(571, "n03425413", es ? "surtidor de gasolina" : "gas pump"),
                new Entry(574, "n03445777", es ? "pelota de golf" : "golf ball"),
                new Entry(701, "n03888257", es ? "paracaídas" : "parachute")));
    }

    /**
     * Reads names from a file of one of the kinds above.
     *
     * @throws DataException if the file is not there, or of another kind
     */
    public static ImageNetClasses read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException("there is no file %s%s".formatted(file, Nearby.words(file)));
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            List<Entry> entries = text.stripLeading().startsWith("{") ? json(text) : lines(file, text);
            if (entries.isEmpty()) {
                throw new DataException("%s names no classes of ImageNet: %s".formatted(file, FileKind.describe(file)));
            }
            return new ImageNetClasses(entries);
        } catch (IOException e) {
            throw new DataException("cannot read %s as UTF-8 text: %s".formatted(file, DataException.words(e)), e);
        }
    }

    private static List<Entry> json(String text) {
        List<Entry> entries = new ArrayList<>();
        Matcher matcher = JSON.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(3).replace('_', ' ');
            entries.add(new Entry(Integer.parseInt(matcher.group(1)), matcher.group(2), name));
        }
        entries.sort(Comparator.comparingInt(Entry::index));
        return entries;
    }

    private static List<Entry> lines(Path file, String text) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new DataException(
                        "line %d of %s is \"%s\": expected an identifier and names, as in \"n01440764 tench, Tinca tinca\""
                                .formatted(number, file, line.substring(0, Math.min(40, line.length()))));
            }
            entries.add(
                    new Entry(entries.size(), matcher.group(1), matcher.group(2).strip()));
        }
        return entries;
    }

    /** {@return all classes, by number} */
    public List<Entry> entries() {
        return List.copyOf(byId.values());
    }

    /** {@return how many classes are known} */
    public int size() {
        return byId.size();
    }

    /** {@return the class with this identifier, if it is known} */
    public Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** {@return the name of a class of a model, its number where the name is not known} */
    public String name(int index) {
        Entry entry = byIndex.get(index);
        return entry == null ? String.valueOf(index) : entry.name();
    }

    /**
     * {@return the number that models give a class}
     *
     * @throws DataException if the identifier is not known
     */
    public int index(String id) {
        return find(id).map(Entry::index)
                .orElseThrow(() -> new DataException("there is no class %s among the %d known".formatted(id, size())));
    }
}

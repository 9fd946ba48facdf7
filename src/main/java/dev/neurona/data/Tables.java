package dev.neurona.data;

import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Small tables with the properties that real ones have: units, categories, classes of unequal size, columns that go
 * together. All are made up, and follow from a seed: the one of {@link Lab} unless another is given. {@link
 * Data#from(Table, String, String...)} turns one into examples.
 */
public final class Tables {
    private Tables() {}

    /** {@return which pet 400 people have, by their age, region and income (checklist D-01)} */
    public static Table pets() {
        return pets(400, Lab.seed());
    }

    /** {@return which pet n people have: dog, fish, iguana or rock} Iguanas and rocks are rare. */
    public static Table pets(int n, long seed) {
        Chance.requireExamples(n);
        Random random = Chance.of(seed, "pets");
        IntColumn age = IntColumn.create("age (years)");
        StringColumn region = StringColumn.create("region");
        DoubleColumn income = DoubleColumn.create("income (1000 €/year)");
        StringColumn pet = StringColumn.create("pet");
        List<String> regions = List.of("coast", "hills", "city", "desert");
        for (int i = 0; i < n; i++) {
            int years = (int) Math.round(Chance.between(18, 85, random));
            int where = random.nextInt(4);
            double earns = rounded(1, 14 + 0.25 * Math.min(years, 60) * Math.exp(0.5 * random.nextGaussian()));
            double dog = 1.2 + (where == 1 ? 1 : 0) + 0.03 * earns;
            double fish = 1 + (where == 0 || where == 2 ? 1.2 : 0) + (years > 60 ? 0.7 : 0);
            double iguana = -0.6 + (where == 3 ? 2.2 : 0) + (years < 35 ? 0.6 : 0);
            double rock = 0.5 - 0.05 * (earns - 15);
            age.append(years);
            region.append(regions.get(where));
            income.append(earns);
            pet.append(chosen(List.of("dog", "fish", "iguana", "rock"), random, dog, fish, iguana, rock));
        }
        return Table.create("pets", age, region, income, pet);
    }

    /** {@return what 500 flats cost, by their size, rooms, age, distance and heating} */
    public static Table housing() {
        return housing(500, Lab.seed());
    }

    /** {@return what n flats cost} Price grows with size and falls with age and distance, unevenly. */
    public static Table housing(int n, long seed) {
        Chance.requireExamples(n);
        Random random = Chance.of(seed, "housing");
        DoubleColumn area = DoubleColumn.create("area (m²)");
        IntColumn rooms = IntColumn.create("rooms");
        IntColumn age = IntColumn.create("age (years)");
        DoubleColumn distance = DoubleColumn.create("distance to centre (km)");
        StringColumn heating = StringColumn.create("heating");
        DoubleColumn price = DoubleColumn.create("price (1000 €)");
        List<String> kinds = List.of("gas", "electric", "district");
        for (int i = 0; i < n; i++) {
            double size = Math.max(24, Math.min(220, 80 * Math.exp(0.4 * random.nextGaussian())));
            int years = (int) Math.min(120, -35 * Math.log(1 - random.nextDouble()));
            double far = Math.min(30, -6 * Math.log(1 - random.nextDouble()));
            int kind = random.nextInt(3);
            double perMetre = 1.6 + 2.4 * Math.exp(-far / 8) - 0.008 * Math.min(years, 80) + (kind == 2 ? 0.15 : 0);
            area.append(rounded(1, size));
            rooms.append((int) Math.max(1, Math.round(size / 26 + 0.5 * random.nextGaussian())));
            age.append(years);
            distance.append(rounded(1, far));
            heating.append(kinds.get(kind));
            price.append(rounded(1, 20 + size * perMetre * Math.exp(0.1 * random.nextGaussian())));
        }
        return Table.create("housing", area, rooms, age, distance, heating, price);
    }

    /** {@return what 600 wines are made of, and how tasters judged them: 3 of 4 are ordinary (checklist D-06)} */
    public static Table wine() {
        return wine(600, Lab.seed());
    }

    /** {@return what n wines are made of, and how tasters judged them} Of 100 about 9 are poor, 76 ordinary, 15 fine. */
    public static Table wine(int n, long seed) {
        Chance.requireExamples(n);
        Random random = Chance.of(seed, "wine");
        DoubleColumn alcohol = DoubleColumn.create("alcohol (% vol)");
        DoubleColumn acidity = DoubleColumn.create("volatile acidity (g/l)");
        DoubleColumn sugar = DoubleColumn.create("sugar (g/l)");
        IntColumn sulphite = IntColumn.create("sulphite (mg/l)");
        StringColumn colour = StringColumn.create("colour");
        StringColumn quality = StringColumn.create("quality");
        for (int i = 0; i < n; i++) {
            boolean white = random.nextDouble() < 0.4;
            double strong = 11.5 + 1.1 * random.nextGaussian();
            double sour = Math.max(0.1, (white ? 0.3 : 0.5) * Math.exp(0.35 * random.nextGaussian()));
            double sweet = (white ? 4 : 2.3) * Math.exp(0.5 * random.nextGaussian());
            double salt = Math.max(5, (white ? 110 : 55) + 28 * random.nextGaussian());
            double merit = 0.9 * (strong - 11.5) / 1.1
                    - 1.1 * Math.log(sour / (white ? 0.3 : 0.5)) / 0.35
                    - 0.4 * Math.abs(salt - (white ? 110 : 55)) / 28
                    + 0.6 * random.nextGaussian();
            alcohol.append(rounded(1, strong));
            acidity.append(rounded(2, sour));
            sugar.append(rounded(1, sweet));
            sulphite.append((int) salt);
            colour.append(white ? "white" : "red");
            quality.append(merit < -2.4 ? "poor" : merit > 1.25 ? "fine" : "ordinary");
        }
        return Table.create("wine", alcohol, acidity, sugar, sulphite, colour, quality);
    }

    /** {@return 500 messages, one in five of them spam, with counts of telling words} */
    public static Table messages() {
        return messages(500, Lab.seed());
    }

    /** {@return n messages: their text, how often telling words come in it, and whether they are spam} */
    public static Table messages(int n, long seed) {
        Chance.requireExamples(n);
        return Messages.table(n, Chance.of(seed, "messages"));
    }

    /** {@return how high and how broad 150 dogs are; nobody noted their breed (checklist U-01, X-23)} */
    public static Table dogs() {
        return dogs(150, Lab.seed());
    }

    /** {@return how high and how broad n dogs are} They come in three sizes, for which a tailor would make three sweaters. */
    public static Table dogs(int n, long seed) {
        Chance.requireExamples(n);
        Random random = Chance.of(seed, "dogs");
        double[][] sizes = {{26, 18}, {46, 29}, {67, 37}};
        DoubleColumn height = DoubleColumn.create("height (cm)");
        DoubleColumn width = DoubleColumn.create("chest width (cm)");
        for (int i = 0; i < n; i++) {
            double[] size = sizes[random.nextInt(3)];
            double bigger = random.nextGaussian();
            height.append(rounded(1, size[0] + 3.5 * bigger + 1.2 * random.nextGaussian()));
            width.append(rounded(1, size[1] + 1.6 * bigger + 1.3 * random.nextGaussian()));
        }
        return Table.create("dogs", height, width);
    }

    /** {@return what lies in 400 shopping carts (checklist U-04)} */
    public static Table carts() {
        return carts(400, Lab.seed());
    }

    /** {@return what lies in n shopping carts, pieces of each product} Who buys many lemons buys antacids too. */
    public static Table carts(int n, long seed) {
        Chance.requireExamples(n);
        Random random = Chance.of(seed, "carts");
        List<String> products = List.of(
                "lemons", "antacids", "bread", "milk", "eggs", "pasta", "tomatoes", "nappies", "baby food", "beer");
        List<IntColumn> columns = new ArrayList<>();
        products.forEach(product -> columns.add(IntColumn.create(product)));
        for (int i = 0; i < n; i++) {
            double sour = Math.abs(random.nextGaussian());
            double household = Chance.between(1, 4, random);
            double baby = random.nextDouble() < 0.25 ? 3 : 0.05;
            double[] wanted = {
                2.6 * sour, 1.7 * sour, household, household, household, 0.7 * household, 1.5, baby, baby, 1.2
            };
            for (int c = 0; c < wanted.length; c++) {
                columns.get(c).append(Messages.count(wanted[c], random));
            }
        }
        return Table.create("carts", columns.toArray(IntColumn[]::new));
    }

    /** {@return the mean temperature of each of 730 days} */
    public static Table temperatures() {
        return temperatures(Lab.seed());
    }

    /**
     * {@return the mean temperature of each of 730 days: seasons, weather that lasts for days, and a cold wave that comes
     * overnight on day 470 and stays for 40 days}
     */
    public static Table temperatures(long seed) {
        return Weather.table(Chance.of(seed, "temperatures"));
    }

    /**
     * {@return the table with the words of a column replaced by their numbers, 0, 1, 2... in the order of the alphabet} An
     * embedding takes such numbers; for other models they would say that the third word is more than the second.
     */
    public static Table indexed(Table table, String column) {
        Column<?> words = Columns.find(table, column);
        List<String> categories = Columns.categories(words);
        IntColumn numbers = IntColumn.create(words.name());
        for (int i = 0; i < words.size(); i++) {
            numbers.append(categories.indexOf(words.getString(i)));
        }
        Table copy = table.copy();
        return copy.replaceColumn(words.name(), numbers);
    }

    /** One of some things, each with the probability that softmax gives to its score. */
    private static String chosen(List<String> things, Random random, double... scores) {
        double best = Double.NEGATIVE_INFINITY;
        int chosen = 0;
        for (int i = 0; i < scores.length; i++) {
            // the largest score plus Gumbel noise is distributed as softmax
            double score = scores[i] - Math.log(-Math.log(1 - random.nextDouble()));
            if (score > best) {
                best = score;
                chosen = i;
            }
        }
        return things.get(chosen);
    }

    static double rounded(int digits, double value) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}

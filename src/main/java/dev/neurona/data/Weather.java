package dev.neurona.data;

import java.time.LocalDate;
import java.util.Random;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Makes the temperatures of {@link Tables#temperatures()}. */
final class Weather {
    private static final int DAYS = 730;
    private static final int COLD_FROM = 470;
    private static final int COLD_DAYS = 40;

    private Weather() {}

    /**
     * The year's sine with its lowest at the end of January, and weather w of which a part remains to the next day:
     * {@code w(t) = 0.75 w(t - 1) + noise} (a first-order autoregression).
     */
    static Table table(Random random) {
        IntColumn days = IntColumn.create("day");
        DateColumn dates = DateColumn.create("date");
        DoubleColumn temperatures = DoubleColumn.create("temperature (°C)");
        double weather = 0;
        for (int day = 0; day < DAYS; day++) {
            double season = 13 - 9 * Math.cos(2 * Math.PI * (day - 28) / 365.25);
            weather = 0.75 * weather + 2 * random.nextGaussian();
            boolean cold = day >= COLD_FROM && day < COLD_FROM + COLD_DAYS;
            days.append(day);
            dates.append(LocalDate.of(2023, 1, 1).plusDays(day));
            temperatures.append(Tables.rounded(1, season + weather - (cold ? 11 : 0)));
        }
        return Table.create("temperatures", days, dates, temperatures);
    }
}

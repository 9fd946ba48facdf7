package dev.neurona.plot.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a grid of values crosses a level, by marching squares with straight interpolation. Outside the grid every value
 * counts as lower, so that what lies at or above the level is always bounded by closed loops.
 */
public final class Isolines {
    /**
     * A corner of a loop.
     *
     * @param column place between the columns, 0 for the first
     * @param onRim whether it lies on the grid's border because the grid ends there
     */
    public record Corner(double column, double row, boolean onRim) {}

    private final double[][] z;
    private final double level;
    private final int rows;
    private final int columns;
    private final Map<Long, Long> next = new HashMap<>();

    private Isolines(double[][] z, double level) {
        this.z = z;
        this.level = level;
        this.rows = z.length;
        this.columns = rows == 0 ? 0 : z[0].length;
    }

    /** {@return closed loops around all that is at or above a level}, each with the higher side on one and the same hand */
    public static List<List<Corner>> loops(double[][] z, double level) {
        Isolines isolines = new Isolines(z, level);
        for (int row = -1; row < isolines.rows; row++) {
            for (int column = -1; column < isolines.columns; column++) {
                isolines.cell(row, column);
            }
        }
        return isolines.follow();
    }

    /** {@return the lines where a level is crossed}: the loops without what runs along the grid's border */
    public static List<List<Corner>> lines(double[][] z, double level) {
        List<List<Corner>> lines = new ArrayList<>();
        for (List<Corner> loop : loops(z, level)) {
            int rim = 0;
            while (rim < loop.size() && !loop.get(rim).onRim()) {
                rim++;
            }
            List<Corner> line = new ArrayList<>();
            for (int i = 0; i < loop.size(); i++) {
                Corner corner = loop.get((rim + i) % loop.size());
                if (!corner.onRim()) {
                    line.add(corner);
                } else if (!line.isEmpty()) {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            }
            if (rim == loop.size()) {
                line.add(loop.get(0)); // a whole loop ends where it began
            }
            lines.add(line);
        }
        lines.removeIf(line -> line.size() < 2);
        return lines;
    }

    private boolean high(int row, int column) {
        return row >= 0 && column >= 0 && row < rows && column < columns && z[row][column] >= level;
    }

    /**
     * Links the crossings of one cell's sides. Walking round the cell by the corners top left, top right, bottom right,
     * bottom left, a loop enters where low turns to high and leaves where high turns to low.
     */
    private void cell(int row, int column) {
        boolean a = high(row, column);
        boolean b = high(row, column + 1);
        boolean c = high(row + 1, column + 1);
        boolean d = high(row + 1, column);
        long top = side(row, column, false);
        long right = side(row, column + 1, true);
        long bottom = side(row + 1, column, false);
        long left = side(row, column, true);
        boolean[] corners = {a, b, c, d};
        long[] sides = {top, right, bottom, left};
        boolean joinHigh = a == c && b == d && a != b && middle(row, column) >= level;
        for (int i = 0; i < 4; i++) {
            if (corners[i] || !corners[(i + 1) % 4]) {
                continue;
            }
            // low turns to high on side i: the loop leaves by the next side where high turns to low
            for (int k = 1; k < 4; k++) {
                int j = joinHigh ? (i + 4 - k) % 4 : (i + k) % 4;
                if (corners[j] && !corners[(j + 1) % 4]) {
                    next.put(sides[j], sides[i]);
                    break;
                }
            }
        }
    }

    private double middle(int row, int column) {
        double sum = 0;
        for (int r = row; r <= row + 1; r++) {
            for (int c = column; c <= column + 1; c++) {
                if (r < 0 || c < 0 || r >= rows || c >= columns) {
                    return Double.NEGATIVE_INFINITY;
                }
                sum += z[r][c];
            }
        }
        return sum / 4;
    }

    /** The side that goes right (or down) from a grid point, as one number. */
    private long side(int row, int column, boolean down) {
        return ((row + 1L) * (columns + 2) + column + 1) * 2 + (down ? 1 : 0);
    }

    private List<List<Corner>> follow() {
        List<List<Corner>> loops = new ArrayList<>();
        while (!next.isEmpty()) {
            long start = next.keySet().stream().mapToLong(Long::longValue).min().orElseThrow();
            List<Corner> loop = new ArrayList<>();
            Long at = start;
            while (at != null) {
                loop.add(corner(at));
                at = next.remove(at);
            }
            loop.remove(loop.size() - 1); // the start again
            loops.add(loop);
        }
        return loops;
    }

    private Corner corner(long side) {
        boolean down = side % 2 == 1;
        int row = (int) (side / 2 / (columns + 2)) - 1;
        int column = (int) (side / 2 % (columns + 2)) - 1;
        int toRow = down ? row + 1 : row;
        int toColumn = down ? column : column + 1;
        if (isInside(row, column) && isInside(toRow, toColumn)) {
            double from = z[row][column];
            double to = z[toRow][toColumn];
            double part = Double.isNaN(from) ? 1 : Double.isNaN(to) ? 0 : (level - from) / (to - from);
            return new Corner(column + (down ? 0 : part), row + (down ? part : 0), false);
        }
        boolean first = isInside(row, column);
        return new Corner(first ? column : toColumn, first ? row : toRow, true);
    }

    private boolean isInside(int row, int column) {
        return row >= 0 && column >= 0 && row < rows && column < columns;
    }
}

package dev.neurona.plot.picture;

/** The {@code d} of a path: relative steps in tenths of a pixel, written as short as SVG allows. */
final class PathData {
    private final StringBuilder out = new StringBuilder();
    private long x;
    private long y;
    private char command;

    PathData moveTo(double toX, double toY) {
        x = Math.round(toX * 10);
        y = Math.round(toY * 10);
        out.append('M');
        command = 'M';
        tenths(out, x);
        second(y);
        return this;
    }

    /** A step that would not be seen is left out; the next one starts where this one started. */
    PathData lineTo(double toX, double toY) {
        long dx = Math.round(toX * 10) - x;
        long dy = Math.round(toY * 10) - y;
        if (dx == 0 && dy == 0) {
            return this;
        }
        if (dy == 0) {
            step('h', dx);
        } else if (dx == 0) {
            step('v', dy);
        } else {
            step('l', dx);
            second(dy);
        }
        x += dx;
        y += dy;
        return this;
    }

    /** Ends a shape. */
    PathData close() {
        out.append('z');
        command = 'z';
        return this;
    }

    /** A dot: with a round line cap, a circle as wide as the stroke. */
    PathData dot(double atX, double atY) {
        moveTo(atX, atY);
        out.append("h0");
        command = 'h';
        return this;
    }

    PathData rectangle(double left, double top, double right, double bottom) {
        return moveTo(left, top)
                .lineTo(right, top)
                .lineTo(right, bottom)
                .lineTo(left, bottom)
                .close();
    }

    boolean isEmpty() {
        return out.length() == 0;
    }

    private void step(char wanted, long tenths) {
        if (command != wanted) {
            out.append(wanted);
            command = wanted;
            tenths(out, tenths);
        } else {
            second(tenths);
        }
    }

    private void second(long tenths) {
        if (tenths >= 0) {
            out.append(' ');
        }
        tenths(out, tenths);
    }

    static void tenths(StringBuilder text, long tenths) {
        if (tenths < 0) {
            text.append('-');
        }
        long size = Math.abs(tenths);
        if (size >= 10 || size == 0) {
            text.append(size / 10);
        }
        if (size % 10 != 0) {
            text.append('.').append(size % 10);
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

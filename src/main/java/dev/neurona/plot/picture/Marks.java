package dev.neurona.plot.picture;

import java.util.List;

/** What is drawn inside the axes for one trace, or for several that stand side by side. */
interface Marks {
    /** Makes room on the axes. */
    void measure(Axis x, Axis y);

    /**
     * Draws.
     *
     * @param notes takes sentences for the foot of the picture, such as that points were left out
     */
    void draw(Svg out, Axis x, Axis y, Rect area, List<String> notes);
}

package dev.neurona.plot.picture;

import dev.neurona.language.Phrases;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.List;

/** A still picture of a figure. */
public final class Picture {
    private static final Phrases WORDS = Phrases.of(Picture.class);
    private static final String FONT =
            "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif";
    private static final double TITLE = 16;
    private static final double BOLD = 1.2; // bold letters are that much wider
    private static final int DEFAULT_WIDTH = 700;
    private static final int DEFAULT_HEIGHT = 450;
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8c6d1f", "#56b4e9");

    private final Node layout;
    private final List<Series> all;

    private Picture(Node layout, List<Series> all) {
        this.layout = layout;
        this.all = all;
    }

    /**
     * {@return the picture of a figure with plotly's members {@code data} and {@code layout}} A figure that moves has a
     * {@code still} of the same form besides, and that is drawn.
     */
    public static Picture of(Node figure) {
        if (figure.has("still")) {
            return of(figure.child("still"));
        }
        Node layout = figure.child("layout");
        List<?> colours = layout.list("colorway").isEmpty() ? COLOURS : layout.list("colorway");
        List<Series> all = new ArrayList<>();
        for (Node trace : figure.children("data")) {
            all.add(new Series(trace, all.size(), Style.of(trace, all.size(), colours)));
        }
        return new Picture(layout, all);
    }

    /** {@return the width in pixels that the figure asks for} */
    public int width() {
        return (int) Math.max(240, Math.min(1600, layout.number("width", DEFAULT_WIDTH)));
    }

    /** {@return the height in pixels that the figure asks for} */
    public int height() {
        return (int) Math.max(160, Math.min(1600, layout.number("height", DEFAULT_HEIGHT)));
    }

    /** {@return the picture as SVG, legible on any page} */
    public String svg() {
        Svg out = new Svg();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width(),
                "height",
                height(),
                "viewBox",
                "0 0 " + width() + " " + height(),
                "font-family",
                FONT,
                "font-size",
                12,
                "fill",
                Colour.INK);
        out.leaf(
                "rect",
                "x",
                .5,
                "y",
                .5,
                "width",
                width() - 1,
                "height",
                height() - 1,
                "rx",
                6,
                "fill",
                Colour.CARD,
                "stroke",
                Colour.CARD_EDGE);
        Rect inside = title(out, new Rect(0, 0, width(), height()).inset(14, 12, 8, 10));
        if (!all.isEmpty() && all.stream().noneMatch(Series::isDrawable)) {
            new Card(all).draw(out, inside);
        } else {
            chart(out, inside);
        }
        return out.close("svg").toString();
    }

    private Rect title(Svg out, Rect inside) {
        String title = layout.child("title").text("text", "");
        if (title.isBlank()) {
            return inside;
        }
        List<String> lines = Words.wrap(title, TITLE * BOLD, inside.width() - 8, 3);
        for (int i = 0; i < lines.size(); i++) {
            out.text(
                    inside.left() + 2,
                    inside.top() + TITLE + i * TITLE * 1.25,
                    lines.get(i),
                    "font-size",
                    TITLE,
                    "font-weight",
                    600);
        }
        return inside.inset(0, lines.size() * TITLE * 1.25 + 8, 0, 0);
    }

    private void chart(Svg out, Rect inside) {
        List<Series> drawn = all.stream().filter(Series::isDrawable).toList();
        boolean several =
                drawn.size() > 1 || drawn.stream().anyMatch(s -> s.trace().is("showlegend", true));
        boolean wanted = layout.is("showlegend", true) || (several && !layout.is("showlegend", false));
        Legend legend = new Legend(drawn, wanted, inside.width() - 8);
        legend.draw(out, inside.left() + 2, inside.top());
        List<String> notes = new ArrayList<>();
        all.stream().filter(s -> !s.isDrawable()).forEach(s -> notes.add(s.told(WORDS.say("scripts", s.type()))));
        Rect below = inside.inset(0, legend.height(), 0, 0);
        Subplots subplots = new Subplots(layout, drawn);
        if (drawn.isEmpty()) {
            Panel.nothing(out, inside);
        }
        // what the panels leave out is known when they are drawn, so room for a note is kept where one may come
        boolean mayThin = !notes.isEmpty() || drawn.stream().anyMatch(Picture::mayThin);
        subplots.place(below.inset(0, 0, 0, mayThin ? 14 : 0));
        subplots.draw(out, notes);
        if (!notes.isEmpty()) {
            String note = String.join("; ", notes.stream().distinct().limit(3).toList());
            out.text(
                    inside.right() - 4,
                    inside.bottom() + 2,
                    Words.fit(note, 11, inside.width()),
                    "text-anchor",
                    "end",
                    "font-size",
                    11,
                    "fill",
                    Colour.MUTED,
                    "font-style",
                    "italic");
        }
    }

    private static boolean mayThin(Series series) {
        return series.column("y").size() > Thinning.MOST / 4
                || series.trace().list("z").size() > 100;
    }
}

package dev.neurona.plot.picture;

/** A rectangle of the picture, in pixels from the top left corner. */
record Rect(double left, double top, double width, double height) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    /** {@return what is left within margins} */
    Rect inset(double fromLeft, double fromTop, double fromRight, double fromBottom) {
        return new Rect(
                left + fromLeft,
                top + fromTop,
                Math.max(20, width - fromLeft - fromRight),
                Math.max(20, height - fromTop - fromBottom));
    }
}

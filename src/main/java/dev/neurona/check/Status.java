package dev.neurona.check;

/** Where a student stands with an exercise. */
public enum Status {
    /** Every check passed. */
    PASSED("passed", "\u2714", "#2e8b57"),
    /** At least one check failed. */
    FAILED("failed", "\u2718", "#d9534f"),
    /** Some checks passed, the others have no answer yet or were not reached. */
    INCOMPLETE("incomplete", "\u25d0", "#b8860b"),
    /** There is no answer yet. */
    NOT_ATTEMPTED("not-attempted", "\u25cb", "#808080");

    private final String code;
    private final String symbol;
    private final String colour;

    Status(String code, String symbol, String colour) {
        this.code = code;
        this.symbol = symbol;
        this.colour = colour;
    }

    /** {@return what it is called in the record of results} */
    public String code() {
        return code;
    }

    /** {@return a sign that does not need colour: a tick, a cross, a half circle, a circle} */
    public String symbol() {
        return symbol;
    }

    /** A colour with at least 3:1 on white and on a dark page. */
    String colour() {
        return colour;
    }

    Message label() {
        return Message.key("status." + code);
    }
}

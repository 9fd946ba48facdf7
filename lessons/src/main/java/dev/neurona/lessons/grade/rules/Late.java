package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What happens to what is handed in after the deadline. */
public sealed interface Late {
    /** {@return how long after the deadline it still counts as in time} */
    Duration grace();

    /** {@return the mark of something late by as many days, begun ones counted; empty if it does not count at all} */
    Optional<BigDecimal> mark(BigDecimal mark, long days);

    /** {@return what is done, in words} */
    Wording said(long days);

    /** It is noted and changes nothing. */
    record Ignored(Duration grace) implements Late {
        @Override
        public Optional<BigDecimal> mark(BigDecimal mark, long days) {
            return Optional.of(mark);
        }

        @Override
        public Wording said(long days) {
            return Words.say("nothing is taken off", "no se descuenta nada");
        }
    }

    /** It does not count. */
    record Rejected(Duration grace) implements Late {
        @Override
        public Optional<BigDecimal> mark(BigDecimal mark, long days) {
            return Optional.empty();
        }

        @Override
        public Wording said(long days) {
            return Words.say("it does not count", "no cuenta");
        }
    }

    /**
     * Points are taken off for each day.
     *
     * @param most that can be taken off
     */
    record Deducted(Duration grace, BigDecimal perDay, BigDecimal most) implements Late {
        @Override
        public Optional<BigDecimal> mark(BigDecimal mark, long days) {
            return Optional.of(mark.subtract(taken(days)).max(BigDecimal.ZERO));
        }

        private BigDecimal taken(long days) {
            return perDay.multiply(BigDecimal.valueOf(days)).min(most);
        }

        @Override
        public Wording said(long days) {
            return Words.say(
                    "%s taken off (%s for each day begun, at most %s)",
                    "se descuenta %s (%s por cada día empezado, como mucho %s)", taken(days), perDay, most);
        }
    }

    /**
     * It gives a limited mark.
     *
     * @param most the highest mark it can have
     */
    record Capped(Duration grace, BigDecimal most) implements Late {
        @Override
        public Optional<BigDecimal> mark(BigDecimal mark, long days) {
            return Optional.of(mark.min(most));
        }

        @Override
        public Wording said(long days) {
            return Words.say("it gives %s at most", "da como mucho %s", most);
        }
    }
}

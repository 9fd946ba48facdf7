package dev.neurona.check;

/** Judges whether bad input was refused. */
final class Refusal {
    private Refusal() {}

    static Verdict judge(Attempt bad, Class<? extends Exception> with) {
        Message expected = Message.key("expected.refusal", with.getSimpleName());
        try {
            Object value = bad.get();
            return Verdict.failed(
                    expected,
                    Message.key("actual.noRefusal", value == null ? "null" : Kinds.quoted(value)),
                    Message.key("look.refusal", with.getSimpleName()));
        } catch (Todo todo) {
            return Verdict.notAttempted();
        } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
            if (with.isInstance(failure)) {
                return Verdict.passed();
            }
            return Ran.conclusion(failure) instanceof Verdict.Failed failed
                    ? Verdict.failed(expected, failed.actual())
                    : Verdict.notAttempted();
        }
    }
}

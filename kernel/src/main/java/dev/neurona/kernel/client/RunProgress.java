package dev.neurona.kernel.client;

/** Told what happens while a notebook runs. Called on the thread that runs it. */
public interface RunProgress {
    /** A cell begins. */
    default void started(CellRun.Place place) {}

    /** Called now and then while a cell runs. */
    default void running(CellRun.Place place, double seconds) {}

    /** A cell has ended, in whichever way. */
    default void ended(CellRun run) {}
}

package dev.neurona.kernel.display;

import static dev.neurona.kernel.display.Display.clearOutput;
import static dev.neurona.kernel.display.Display.display;
import static dev.neurona.kernel.display.Display.render;
import static dev.neurona.kernel.display.Display.show;
import static dev.neurona.kernel.display.Display.updateDisplay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.neurona.kernel.eval.CellScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private final RecordingOutput output = new RecordingOutput();
    private final CellScope scope = new CellScope(1, output);

    @BeforeEach
    void enter() {
        scope.enter();
    }

    @AfterEach
    void exit() {
        scope.exit();
    }

    @Test
    void anIdCanBeUpdatedAsInOlderNotebooks() {
        String id = display("<b>Countdown:</b> 3", "text/html");
        updateDisplay(id, "<b>Countdown:</b> 2", "text/html");
        updateDisplay(id, 1);
        assertThat(output.shown())
                .containsExactly(
                        new RecordingOutput.Shown(
                                Bundle.of("<b>Countdown:</b> 3").with("text/html", "<b>Countdown:</b> 3"), id, false),
                        new RecordingOutput.Shown(
                                Bundle.of("<b>Countdown:</b> 2").with("text/html", "<b>Countdown:</b> 2"), id, true),
                        new RecordingOutput.Shown(Bundle.of("1"), id, true));
    }

    @Test
    void aHandleUpdatesAndClears() {
        DisplayHandle handle = show(new int[] {1});
        handle.update("two");
        handle.clear();
        assertThat(output.shown())
                .extracting(s -> s.bundle().text(), s -> s.id(), s -> s.update())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("[1]", handle.id(), false),
                        org.assertj.core.groups.Tuple.tuple("two", handle.id(), true),
                        org.assertj.core.groups.Tuple.tuple("", handle.id(), true));
    }

    @Test
    void everyDisplayHasItsOwnId() {
        assertThat(display(1)).isNotEqualTo(display(1));
    }

    @Test
    void anIdIsKnownAsOneAndACopyIsNot() {
        String id = display(1);
        assertThat(Display.isDisplayId(id)).isTrue();
        assertThat(Display.isDisplayId(new String(id.toCharArray()))).isFalse();
        assertThat(Display.isDisplayId(1)).isFalse();
    }

    @Test
    void renderingShowsNothing() {
        assertThat(render("*x*", "text/markdown").data()).containsEntry("text/markdown", "*x*");
        assertThat(output.shown()).isEmpty();
    }

    @Test
    void aRenderedBundleIsShownAsItIs() {
        Bundle bundle = render("*x*", "text/markdown");
        display(bundle);
        assertThat(output.shown()).singleElement().extracting(s -> s.bundle()).isEqualTo(bundle);
    }

    @Test
    void outputIsClearedForTheNextOrAtOnce() {
        clearOutput();
        clearOutput(false);
        assertThat(output.clears()).containsExactly(true, false);
    }

    @Test
    void outsideOfACellItIsSaidThatThereIsNoPage() throws Exception {
        scope.exit();
        Throwable[] thrown = new Throwable[1];
        Thread stranger = new Thread(null, () -> display(1), "stranger", 0, false);
        stranger.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
        stranger.start();
        stranger.join();
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    throw thrown[0];
                })
                .withMessageContaining("cells of a notebook");
    }

    @Test
    void aHandleWorksOnAThreadThatNoCellStarted() throws Exception {
        DisplayHandle handle = show(1);
        scope.exit();
        Thread stranger = new Thread(null, () -> handle.update(2), "stranger", 0, false);
        stranger.start();
        stranger.join();
        assertThat(output.shown()).hasSize(2);
    }
}

package dev.neurona.lessons.grade.marking;

import static dev.neurona.lessons.grade.gradebook.Sample.ADA;
import static dev.neurona.lessons.grade.gradebook.Sample.JOSE;
import static dev.neurona.lessons.grade.gradebook.Sample.MARCH_1;
import static dev.neurona.lessons.grade.gradebook.Sample.grading;
import static dev.neurona.lessons.grade.gradebook.Sample.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.check.Language;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.Manual;
import dev.neurona.lessons.grade.rules.Rules;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The marking page in a real browser, from the keyboard. */
class MarkingPageTest {
    private static final String SAVED = "document.getElementById('status').textContent.startsWith('Saved')";

    // The browser's last writes may come after the test.
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path profile;

    @TempDir
    Path temp;

    private Browser browser;
    private Gradebook gradebook;
    private MarkingServer server;

    @BeforeEach
    void start() throws Exception {
        browser = Browser.orSkip(profile);
        gradebook = Gradebook.open(temp.resolve("marks.db"));
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 0.5));
        gradebook.add(submission(JOSE, "P1", "bb", MARCH_1), grading("P1", "bb", 1));
        server = MarkingServer.start(gradebook, Rules.standard(), "Grace", Language.EN, 0);
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
            gradebook.close();
        }
    }

    @Test
    void anAnswerIsMarkedAndTheNextOpenedWithoutAMouse() throws Exception {
        Browser.Tab tab = browser.open(server.link().toString());
        tab.until("document.querySelector('a[data-key=n]')");
        tab.press("n");
        tab.until("document.getElementById('mark')?.dataset.student === '101'");

        tab.press("1");
        tab.press("2");
        tab.press("2");
        tab.press("c");
        tab.type("Which *epoch*, José?");
        tab.press("Escape");
        tab.press("n");
        tab.until("document.getElementById('mark').dataset.student === '102'");

        Manual kept = gradebook.manual("101", "P1", "P1.3").orElseThrow();
        assertThat(kept.points()).containsExactly(OptionalDouble.of(1.5), OptionalDouble.of(0.25));
        assertThat(kept.comment()).isEqualTo("Which *epoch*, José?");
        assertThat(tab.value("document.getElementById('left').textContent")).isEqualTo("3 to do");
    }

    @Test
    void theSecondOfTwoTabsIsToldAndCanKeepItsOwn() throws Exception {
        Browser.Tab first = browser.open(server.link().toString());
        first.until("document.querySelector('a[data-key=n]')");
        String page = server.link().resolve("/en/mark?p=P1&q=P1.3&s=101").toString();
        first = browser.open(page);
        Browser.Tab second = browser.open(page);
        first.until("document.getElementById('mark')");
        second.until("document.getElementById('mark')");

        first.press("1");
        first.until(SAVED);
        second.press("2");
        second.until("!document.getElementById('conflict').hidden");
        assertThat(second.value("document.getElementById('theirs').textContent"))
                .startsWith("Grace has marked this meanwhile: 1.5 + –");
        second.value("document.getElementById('keep').click()");
        second.until(SAVED);

        Manual kept = gradebook.manual("101", "P1", "P1.3").orElseThrow();
        assertThat(kept.points()).containsExactly(OptionalDouble.empty(), OptionalDouble.of(0.5));
        assertThat(kept.version()).isEqualTo(2);
    }

    @Test
    void whatIsNoNumberOfPointsIsToldAndNotSaved() throws Exception {
        Browser.Tab tab = answer();

        tab.value("document.querySelector('fieldset input').focus()");
        tab.type("1,6");
        tab.until("document.querySelector('fieldset input').getAttribute('aria-invalid') === 'true'");
        assertThat(tab.value("document.getElementById('status').textContent")).startsWith("Not a number of points");
        tab.value("document.querySelector('fieldset input').select()");
        tab.type("1,25");
        tab.until(SAVED);

        assertThat(gradebook.manual("101", "P1", "P1.3").orElseThrow().earned()).isEqualTo(1.25);
    }

    @Test
    void whatCannotBeSavedIsToldAndStays() throws Exception {
        Browser.Tab tab = answer();
        server.close();

        tab.press("1");
        tab.until("document.getElementById('status').classList.contains('bad')");
        tab.press("n");

        assertThat(tab.value("document.querySelector('fieldset input').value")).isEqualTo("1.5");
        assertThat(tab.value("sessionStorage.getItem('draft P1 P1.3 101')")).contains("1.5");
    }

    @Test
    void everyFieldHasALabelAndTheKeysAreListed() throws Exception {
        Browser.Tab tab = answer();

        assertThat(tab.value("[...document.querySelectorAll('input, textarea')].filter(e => !e.labels.length).length"))
                .isEqualTo("0");
        assertThat(tab.value(
                        "document.querySelectorAll('fieldset').length === document.querySelectorAll('legend').length"))
                .isEqualTo("true");
        tab.press("?");
        tab.until("document.querySelector('dialog[open] table')");
        assertThat(tab.value("document.activeElement.id")).isEqualTo("close");
    }

    private Browser.Tab answer() throws Exception {
        Browser.Tab start = browser.open(server.link().toString());
        start.until("document.querySelector('a[data-key=n]')");
        Browser.Tab tab =
                browser.open(server.link().resolve("/en/mark?p=P1&q=P1.3&s=101").toString());
        tab.until("document.getElementById('total')?.textContent");
        return tab;
    }
}

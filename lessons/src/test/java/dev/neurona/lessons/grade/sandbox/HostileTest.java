package dev.neurona.lessons.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cells that do harm, between cells that do not: each ends as it should, and all around it counts. */
class HostileTest {
    @ParameterizedTest
    @EnumSource(Places.class)
    void attacksThatFailLeaveTheSession(Places place) throws Exception {
        List<Attack> attacks = List.of(
                Attack.EXIT,
                Attack.HALT,
                Attack.FULL_HEAP,
                Attack.FULL_DIRECT_MEMORY,
                Attack.LARGE_FILE,
                Attack.FLOOD_OF_A_CHILD,
                Attack.FAKE_RESULTS,
                Attack.OUTPUT_FLOOD,
                Attack.DEEP_DATA,
                Attack.MANY_VALUES);

        Rerun rerun = run(place.sandbox(), attacks, Places.LIMITS);

        check(rerun, attacks);
        assertThat(rerun.notebook().toText().length()).isLessThan((int) (2 * Places.LIMITS.output()));
        assertThat(rerun.said().english()).contains("Not all output").contains("it is too much");
    }

    @ParameterizedTest
    @EnumSource(Places.class)
    void attacksThatEndTheSessionEndThemselvesAlone(Places place) throws Exception {
        List<Attack> attacks = List.of(
                Attack.EXIT_BY_REFLECTION,
                Attack.CRASH,
                Attack.THREAD_BOMB,
                Attack.FULL_NATIVE_MEMORY,
                Attack.FULL_DISK,
                Attack.KILLS_ITS_CLIENT,
                Attack.KILLS_EVERYTHING,
                Attack.STOPS_THE_KERNELS_THREADS);

        Rerun rerun = run(place.sandbox(), attacks, Places.LIMITS);

        check(rerun, attacks);
    }

    /** Alone: what it leaves behind ends the session under the cells after it, in one start or in several. */
    @ParameterizedTest
    @EnumSource(Places.class)
    void whatAForkBombLeavesBehindIsNotBlamedOnOthers(Places place) throws Exception {
        List<Attack> attacks = List.of(Attack.FORK_BOMB);

        Rerun rerun = run(place.sandbox(), attacks, Places.LIMITS);

        check(rerun, attacks);
    }

    @Test
    void attacksThatTakeTimeAreStopped() throws Exception {
        List<Attack> attacks = List.of(
                Attack.LOOP_IN_A_LIBRARY,
                Attack.STOPS_ITS_CLIENT,
                Attack.LOOP_THAT_SWALLOWS_INTERRUPTS,
                Attack.ENDLESS_LOOP);

        Rerun rerun = run(Places.best().sandbox(), attacks, Places.within(Duration.ofSeconds(12)));

        check(rerun, attacks);
        assertThat(rerun.said().spanish()).contains("tardó más de lo permitido");
    }

    private static Rerun run(Sandbox sandbox, List<Attack> attacks, Limits limits) throws Exception {
        List<String> cells = new ArrayList<>(List.of("int before = 20;"));
        for (Attack attack : attacks) {
            cells.add(attack.code);
            cells.add("System.out.println(\"after \" + before)");
        }
        return sandbox.run(Places.job(cells, List.of(new Job.Ask("after", "before + 1", "")), limits));
    }

    private static void check(Rerun rerun, List<Attack> attacks) {
        for (int i = 0; i < attacks.size(); i++) {
            Rerun.CellResult attack = rerun.cells().get(2 * i + 1);
            assertThat(attacks.get(i).endings)
                    .as("%s: %s", attacks.get(i), attack)
                    .contains(attack.ending());
            if (attack.ending() == Ending.KILLED) {
                assertThat(Reason.of(attack.name())).as("%s", attacks.get(i)).isPresent();
            }
            assertThat(rerun.cells().get(2 * i + 2).ending())
                    .as("after %s: %s", attacks.get(i), rerun.cells().get(2 * i + 2))
                    .isEqualTo(Ending.OK);
            assertThat(rerun.notebook().cells().get(2 * i + 2).outputs().toString())
                    .contains("after 20");
        }
        assertThat(rerun.cells().get(0).ending()).isEqualTo(Ending.OK);
        assertThat(rerun.answers().get(0).value()).isEqualTo("21");
    }
}

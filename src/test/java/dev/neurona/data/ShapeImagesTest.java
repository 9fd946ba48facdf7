package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShapeImagesTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void theTwoGroupsShareNoClass() {
        assertThat(ShapeImages.Group.A.classes()).hasSize(10).contains("striped circle", "dotted star");
        assertThat(ShapeImages.Group.B.classes())
                .hasSize(10)
                .doesNotContainAnyElementsOf(ShapeImages.Group.A.classes());
    }

    @Test
    void picturesHaveThreeChannelsFromZeroToOneAndBalancedClasses() {
        for (ShapeImages.Group group : List.of(ShapeImages.Group.A, ShapeImages.Group.B)) {
            Data shapes = ShapeImages.of(manager, 40, group, 1);
            assertThat(shapes.x().getShape()).isEqualTo(new Shape(40, 3, 32, 32));
            assertThat(shapes.x().min().getFloat()).isGreaterThanOrEqualTo(0);
            assertThat(shapes.x().max().getFloat()).isLessThanOrEqualTo(1);
            assertThat(shapes.counts()).containsOnly(4);
            assertThat(ShapeImages.of(manager, 3, group, 1).x().toFloatArray())
                    .containsExactly(shapes.take(3).x().toFloatArray());
        }
    }

    @Test
    void insideAnOutlineTheDistanceIsNegative() {
        Outline square = Outline.square();
        assertThat(square.outside(0, 0)).isCloseTo(-0.85, within(1e-9));
        assertThat(square.outside(1.85, 0)).isCloseTo(1, within(1e-9));
        assertThat(square.outside(1.85, 1.85)).isCloseTo(Math.sqrt(2), within(1e-9));
        assertThat(Outline.circle(1).outside(0, 2)).isCloseTo(1, within(0.01));
        assertThat(Outline.cross().outside(0.8, 0.8)).isPositive();
        assertThat(Outline.cross().outside(0.8, 0)).isNegative();
        assertThat(Outline.crescent().outside(0.3, 0)).as("what was cut off").isPositive();
        assertThat(Outline.crescent().outside(-0.8, 0)).isNegative();
        assertThat(Outline.heart().outside(0, -1)).as("the notch").isPositive();
        assertThat(Outline.arrow().outside(0, -1)).isNegative();
        assertThat(Outline.bolt().outside(0, 0)).isNegative();
        assertThat(Outline.star().outside(0, -1.1)).isNegative();
    }

    @Test
    void noShapeIsLargerThanWhatIsLookedAt() {
        for (Outline outline : new Outline[] {
            Outline.circle(1.1),
            Outline.square(),
            Outline.triangle(),
            Outline.star(),
            Outline.cross(),
            Outline.heart(),
            Outline.crescent(),
            Outline.arrow(),
            Outline.bolt()
        }) {
            assertThat(outline.reach()).isBetween(0.9, 1.39);
        }
    }
}

package dev.neurona.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResNet18Test {
    /** What torchvision's net says to the same weights and images: make_resnet18.py prints it. */
    private static final float[] TORCHVISION = {
        30.740618f, 42.942032f, -198.71199f, 80.04727f, 24.240429f,
        29.275663f, 41.012688f, -203.58162f, 81.705414f, 22.890079f
    };

    @Test
    void itSaysWhatTorchvisionsSays() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ImageClassifier net = ResNet18.build(manager, List.of("a", "b", "c", "d", "e"));
            int t = 0;
            for (Map.Entry<String, Parameter> entry : net.named().entrySet()) {
                NDArray array = entry.getValue().getArray();
                float[] values = formula(entry.getKey(), array.getShape(), t++);
                Weights.set(array, manager.create(values, array.getShape()));
            }
            NDArray x = manager.create(wave(2 * 3 * 224 * 224), new Shape(2, 3, 224, 224));
            float[] blocks = net.net()
                    .forward(new ParameterStore(manager, false), new NDList(x), false)
                    .head()
                    .toFloatArray();
            assertThat(blocks).containsExactly(TORCHVISION, within(2e-3f));
            try (Inference fast = Inference.of(net.net())) {
                assertThat(fast.forward(x).toFloatArray()).containsExactly(TORCHVISION, within(2e-3f));
            }
        }
    }

    private static float[] formula(String name, Shape shape, int t) {
        boolean filter = shape.dimension() > 1;
        double scale = filter ? Math.sqrt(24.0 * shape.get(0) / shape.size()) : 1;
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            double s = 43758.5453 * Math.sin(12.9898 * i + 78.233 * t);
            s = s - Math.floor(s) - 0.5;
            if (filter) {
                s = s * scale;
            } else if (name.endsWith("running_var")) {
                s = 1 + s;
            } else {
                s = name.endsWith("weight") ? 1 + 0.2 * s : 0.1 * s;
            }
            values[i] = (float) s;
        }
        return values;
    }

    private static float[] wave(int n) {
        float[] values = new float[n];
        IntStream.range(0, n).forEach(i -> values[i] = (float) (0.5 + 0.5 * Math.sin(0.01 * i)));
        return values;
    }
}

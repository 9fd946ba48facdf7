package dev.neurona.bench.train;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The loop as one writes it with DJL alone: its trainer, Adam and loss, a scope for each step, rows picked by index. */
final class PlainDjl implements AutoCloseable {
    private final Task task;
    private final Model model;
    private final Trainer trainer;
    private final Random random = new Random(1);

    PlainDjl(Task task) {
        this.task = task;
        this.model = Model.newInstance(task.name());
        model.setBlock(task.net().get());
        this.trainer = model.newTrainer(new DefaultTrainingConfig(task.djlLoss())
                .optDevices(new ai.djl.Device[] {task.x().getDevice()})
                .optOptimizer(Optimizer.adam().build()));
        long[] shape = task.x().getShape().getShape().clone();
        shape[0] = task.batch();
        trainer.initialize(new Shape(shape));
    }

    /** {@return what a step takes} */
    Spent measure() {
        Spent begin = Spent.now();
        for (int i = 0; i < task.epochs(); i++) {
            epoch();
        }
        return begin.each(task.epochs() * Task.STEPS);
    }

    private void epoch() {
        int n = Math.toIntExact(task.x().size(0));
        List<Long> order = LongStream.range(0, n).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        long[] rows = order.stream().mapToLong(Long::longValue).toArray();
        double total = 0;
        for (int i = 0; i < n; i += task.batch()) {
            try (NDScope scope = new NDScope();
                    NDManager step = task.x().getManager().newSubManager()) {
                scope.suppressNotUsedWarning();
                NDArray index = step.create(Arrays.copyOfRange(rows, i, i + task.batch()));
                NDArray x = task.x().get(index);
                NDArray y = task.y().get(index);
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    NDArray z = trainer.forward(new NDList(x)).head();
                    NDArray loss = trainer.getLoss().evaluate(new NDList(y), new NDList(z));
                    collector.backward(loss);
                    total += loss.getFloat();
                }
            }
            trainer.step();
        }
        if (Double.isNaN(total)) {
            throw new IllegalStateException("the loss is NaN");
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}

"""PyTorch's side of the training benchmarks: does what it is told on standard input, one line at a time, and answers with
one line: nanoseconds a step, or bytes. Started by dev.neurona.bench.train.PyTorch."""

import resource
import sys
import time

import torch
from torch import nn

BATCH = 64
STEPS = 100


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def mlp():
    return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


def logistic():
    return nn.Sequential(nn.Linear(784, 1))


class CharLstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(65, 64)
        self.lstm = nn.LSTM(64, 128, batch_first=True)
        self.head = nn.Linear(128, 65)

    def forward(self, x):
        y, _ = self.lstm(self.embedding(x))
        return self.head(y)


class Training:
    def __init__(self, name, fused):
        torch.manual_seed(1)
        self.batch = BATCH
        n = BATCH * STEPS
        if name == "lenet":
            self.net, x, y = lenet(), torch.rand(n, 1, 28, 28), torch.randint(0, 10, (n,))
        elif name == "mlp":
            self.net, x, y = mlp(), torch.rand(n, 784), torch.randint(0, 10, (n,))
        elif name == "logistic":
            self.net, x, y = logistic(), torch.rand(n, 784), torch.randint(0, 2, (n, 1)).float()
        else:
            self.batch = 32
            n = 32 * STEPS
            self.net, x, y = CharLstm(), torch.randint(0, 65, (n, 40)), torch.randint(0, 65, (n, 40))
        self.x, self.y = x, y
        self.loss = nn.BCEWithLogitsLoss() if name == "logistic" else nn.CrossEntropyLoss()
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=1e-3, fused=True if fused else None)

    def epoch(self):
        order = torch.randperm(len(self.x))
        total = 0.0
        begin, work = time.perf_counter_ns(), time.process_time_ns()
        for i in range(0, len(self.x), self.batch):
            rows = order[i:i + self.batch]
            x, y = self.x[rows], self.y[rows]
            self.optimizer.zero_grad()
            z = self.net(x)
            loss = self.loss(z.flatten(0, -2), y.flatten()) if z.dim() == 3 else self.loss(z, y)
            loss.backward()
            self.optimizer.step()
            total += loss.item()
        steps = len(self.x) // self.batch
        return "%f %f" % ((time.perf_counter_ns() - begin) / steps, (time.process_time_ns() - work) / steps)


def answer(value):
    print(value, flush=True)


def main():
    torch.set_num_threads(int(sys.argv[1]))
    training = None
    for line in sys.stdin:
        command = line.split()
        if command[0] == "train":
            training = Training(command[1], command[2] == "fused")
            answer(0)
        elif command[0] == "epoch":
            answer(training.epoch())
        elif command[0] == "memory":
            answer(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        elif command[0] == "version":
            answer(torch.__version__)
        else:
            answer("unknown command " + line)


main()

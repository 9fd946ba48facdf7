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


class Residual(nn.Module):
    def __init__(self, into, out, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(into, out, 3, stride, 1, bias=False), nn.BatchNorm2d(out), nn.ReLU(True),
            nn.Conv2d(out, out, 3, 1, 1, bias=False), nn.BatchNorm2d(out))
        self.short = nn.Sequential() if into == out else nn.Sequential(
            nn.Conv2d(into, out, 1, stride, bias=False), nn.BatchNorm2d(out))
        self.relu = nn.ReLU(True)

    def forward(self, x):
        return self.relu(self.body(x) + self.short(x))


def resnet18():
    layers = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(True), nn.MaxPool2d(3, 2, 1)]
    into = 64
    for out in 64, 128, 256, 512:
        layers += [Residual(into, out, 1 if into == out else 2), Residual(out, out, 1)]
        into = out
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))


class Fire(nn.Module):
    def __init__(self, into, squeeze, expand):
        super().__init__()
        self.squeeze = nn.Sequential(nn.Conv2d(into, squeeze, 1), nn.ReLU(True))
        self.one = nn.Sequential(nn.Conv2d(squeeze, expand, 1), nn.ReLU(True))
        self.three = nn.Sequential(nn.Conv2d(squeeze, expand, 3, padding=1), nn.ReLU(True))

    def forward(self, x):
        s = self.squeeze(x)
        return torch.cat([self.one(s), self.three(s)], 1)


def squeezenet():
    pool = lambda: nn.MaxPool2d(3, 2)
    return nn.Sequential(
        nn.Conv2d(3, 96, 7, 2), nn.ReLU(True), pool(),
        Fire(96, 16, 64), Fire(128, 16, 64), Fire(128, 32, 128), pool(),
        Fire(256, 32, 128), Fire(256, 48, 192), Fire(384, 48, 192), Fire(384, 64, 256), pool(),
        Fire(512, 64, 256), nn.Conv2d(512, 1000, 1), nn.ReLU(True), nn.AdaptiveAvgPool2d(1), nn.Flatten())


class Inference:
    def __init__(self, name):
        torch.manual_seed(1)
        self.net = (resnet18() if name == "resnet18" else squeezenet()).eval()
        self.x = torch.rand(1, 3, 224, 224)

    def save(self, path):
        with torch.no_grad():
            torch.jit.freeze(torch.jit.script(self.net)).save(path)

    def measure(self):
        begin, work = time.perf_counter_ns(), time.process_time_ns()
        with torch.no_grad():
            for _ in range(20):
                self.net(self.x)
        return "%f %f" % ((time.perf_counter_ns() - begin) / 20, (time.process_time_ns() - work) / 20)


class Training:
    def __init__(self, name, fused):
        torch.manual_seed(1)
        self.epochs = {"logistic": 20, "mlp": 8}.get(name, 1)
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

    def measure(self):
        begin, work = time.perf_counter_ns(), time.process_time_ns()
        for _ in range(self.epochs):
            self.epoch()
        steps = self.epochs * (len(self.x) // self.batch)
        return "%f %f" % ((time.perf_counter_ns() - begin) / steps, (time.process_time_ns() - work) / steps)

    def epoch(self):
        order = torch.randperm(len(self.x))
        total = 0.0
        for i in range(0, len(self.x), self.batch):
            rows = order[i:i + self.batch]
            x, y = self.x[rows], self.y[rows]
            self.optimizer.zero_grad()
            z = self.net(x)
            loss = self.loss(z.flatten(0, -2), y.flatten()) if z.dim() == 3 else self.loss(z, y)
            loss.backward()
            self.optimizer.step()
            total += loss.item()


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
        elif command[0] == "infer":
            training = Inference(command[1])
            training.save(command[2])
            answer(0)
        elif command[0] == "script":
            torch.jit.script(CharLstm().train()).save(command[1])
            answer(0)
        elif command[0] == "measure":
            answer(training.measure())
        elif command[0] == "memory":
            answer(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        elif command[0] == "version":
            answer(torch.__version__)
        else:
            answer("unknown command " + line)


main()

"""Writes scripted.pt and traced_in_eval.pt, which TorchScriptTest loads. Made with PyTorch 2.13; run it here to make them anew.

The debug records, which only serve Python's own error messages, are left out to keep the files small.
"""

import os
import zipfile

import torch


class Tiny(torch.nn.Module):
    """(N, 2) -> (N, 2, 1, 1) -> batch norm -> (N, 2) -> linear (N, 3) -> ReLU -> dropout."""

    def __init__(self):
        super().__init__()
        self.bn = torch.nn.BatchNorm2d(2)
        self.fc = torch.nn.Linear(2, 3)
        self.drop = torch.nn.Dropout(0.5)
        with torch.no_grad():
            self.fc.weight.copy_(torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
            self.fc.bias.copy_(torch.tensor([0.5, 0.0, -0.5]))
            self.bn.running_mean.copy_(torch.tensor([1.0, 2.0]))

    def forward(self, x):
        x = self.bn(x.reshape(-1, 2, 1, 1)).reshape(-1, 2)
        return self.drop(torch.relu(self.fc(x)))


def without_debug(path):
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path + ".part", "w") as new:
        for entry in old.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)
    os.replace(path + ".part", path)


net = Tiny()
torch.jit.save(torch.jit.script(net), "scripted.pt")
net.eval()
torch.jit.save(torch.jit.trace(net, torch.zeros(1, 2)), "traced_in_eval.pt")
for path in ("scripted.pt", "traced_in_eval.pt"):
    without_debug(path)
    print(path, os.path.getsize(path), torch.jit.load(path).eval()(torch.tensor([[2.0, 3.0]])))

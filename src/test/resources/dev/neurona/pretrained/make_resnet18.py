"""Prints what torchvision's ResNet-18 says with weights that follow from a formula; ResNet18Test has the same formula in Java.

Tensor t in order of the state dict has at place i the fraction of 43758.5453 sin(12.9898 i + 78.233 t), less one half: numbers that
look drawn by chance from -0.5 to 0.5. They are scaled as said in `value`.
"""

import numpy as np
import torch
from torchvision.models import resnet18

net = resnet18(num_classes=5)
state = net.state_dict()
t = 0
for name, tensor in state.items():
    if name.endswith("num_batches_tracked"):
        continue
    s = 43758.5453 * np.sin(12.9898 * np.arange(tensor.numel()) + 78.233 * t)
    s = s - np.floor(s) - 0.5
    if tensor.dim() > 1:
        value = s * np.sqrt(24.0 / (tensor.numel() // tensor.shape[0]))
    elif name.endswith("running_var"):
        value = 1 + s
    elif name.endswith("weight"):
        value = 1 + 0.2 * s
    else:
        value = 0.1 * s
    tensor.copy_(torch.tensor(value.reshape(tensor.shape), dtype=torch.float32))
    t += 1
net.load_state_dict(state)
net.eval()
x = torch.tensor(0.5 + 0.5 * np.sin(0.01 * np.arange(2 * 3 * 224 * 224)), dtype=torch.float32).reshape(2, 3, 224, 224)
mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
std = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
with torch.no_grad():
    print(net((x - mean) / std).flatten().tolist())

#!/usr/bin/env python3
"""Peer of the train benchmark: eager PyTorch on the same network, batch size, optimiser and threads.

Usage: train.py NETWORK(fast|balanced|residual|tutorial) IMAGES BATCH THREADS
Prints images a second of one epoch after a short warm-up, and PyTorch's version. Needs Debian's python3-torch and libopenblas0.
"""
import sys, time
import torch
from torch import nn
import torch.nn.functional as F


def cbr(a, b):
    return [nn.Conv2d(a, b, 3, padding=1, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True)]


def plain(a, b):
    return [nn.Conv2d(a, b, 3), nn.ReLU(inplace=True)]


class Fold(nn.Module):
    def forward(self, x):
        return F.pixel_unshuffle(x, 2)


class Mean(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


class Block(nn.Module):
    def __init__(self, a, b, stride):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(a, b, 3, stride, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True), nn.Conv2d(b, b, 3, padding=1, bias=False), nn.BatchNorm2d(b))
        self.shortcut = nn.Sequential(nn.Conv2d(a, b, 1, stride, bias=False), nn.BatchNorm2d(b)) if stride != 1 or a != b else nn.Identity()

    def forward(self, x):
        return F.relu_(self.main(x) + self.shortcut(x))


NETWORKS = {
    "residual": lambda: nn.Sequential(
        nn.Conv2d(1, 32, 3, 2, 1, bias=False), nn.BatchNorm2d(32), nn.ReLU(inplace=True), Block(32, 32, 1), Block(32, 32, 1), Block(32, 64, 2), Block(64, 64, 1),
        Block(64, 128, 2), Block(128, 128, 1), Block(128, 256, 2), Block(256, 256, 1), Mean(), nn.Dropout(0.2), nn.Linear(256, 7)),
    "balanced": lambda: nn.Sequential(
        Fold(), *cbr(4, 64), *cbr(64, 64), nn.MaxPool2d(2), *cbr(64, 128), *cbr(128, 128), nn.MaxPool2d(2),
        *cbr(128, 256), *cbr(256, 256), nn.MaxPool2d(2), *cbr(256, 384), Mean(), nn.Dropout(0.4), nn.Linear(384, 7)),
    "fast": lambda: nn.Sequential(
        Fold(), *cbr(4, 48), *cbr(48, 48), nn.MaxPool2d(2), *cbr(48, 96), *cbr(96, 96), nn.MaxPool2d(2),
        *cbr(96, 192), *cbr(192, 192), nn.MaxPool2d(2), *cbr(192, 256), Mean(), nn.Dropout(0.3), nn.Linear(256, 7)),
    "tutorial": lambda: nn.Sequential(
        *plain(1, 32), *plain(32, 64), nn.MaxPool2d(2), nn.Dropout(0.25), *plain(64, 128), nn.MaxPool2d(2),
        *plain(128, 128), nn.MaxPool2d(2), nn.Dropout(0.25), nn.Flatten(), nn.Linear(2048, 1024), nn.ReLU(inplace=True), nn.Dropout(0.5), nn.Linear(1024, 7)),
}


def main():
    name, images, batch, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    net = NETWORKS[name]().to(memory_format=torch.channels_last).train()
    decayed = [p for p in net.parameters() if p.dim() > 1]
    others = [p for p in net.parameters() if p.dim() <= 1]
    optimizer = (torch.optim.SGD([{"params": decayed, "weight_decay": 5e-4}, {"params": others}], lr=0.01, momentum=0.9, nesterov=True)
                 if name != "tutorial" else torch.optim.Adam(net.parameters(), lr=5e-4))
    pixels = torch.randint(0, 256, (images, 1, 48, 48), dtype=torch.uint8)
    labels = torch.randint(0, 7, (images,))

    def step(positions):
        x = (pixels[positions].float() / 255).contiguous(memory_format=torch.channels_last)
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), labels[positions])
        loss.backward()
        loss.item()
        optimizer.step()

    for start in range(0, 5 * batch, batch):
        step(torch.arange(start, start + batch) % images)
    order = torch.randperm(images)
    began = time.perf_counter()
    for start in range(0, images - batch + 1, batch):
        step(order[start:start + batch])
    print(images // batch * batch / (time.perf_counter() - began), torch.__version__)


main()

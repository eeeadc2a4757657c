#!/usr/bin/env python3
"""The network resnet18a in plain PyTorch, and how many recordings a second it trains.

    plain_pytorch.py [--device cuda:0|cpu] [--small]

Training as one writes it first: recordings of 33,792 samples, padding included, in batches of 64; cross entropy, Adam, single
precision (without TF32) and bfloat16 by autocast. Each batch is put together in main memory and copied to the device. Prints a
line for each precision, the median of three rounds after one to warm up. tools/gpu-check.sh puts it beside the trainer's figures.
"""
import argparse
import contextlib
import statistics
import time

import torch
from torch import nn
from torch.nn import functional

LEADS, CLASSES = 8, 9
WINDOW, STRIDE = 3072, 1024


def norm(features):
    return nn.GroupNorm(features, features)


class Block(nn.Module):
    def __init__(self, inside, outside):
        super().__init__()
        self.first = nn.Conv1d(inside, outside, 3, stride=2, padding=1, bias=False)
        self.first_norm = norm(outside)
        self.second = nn.Conv1d(outside, outside, 3, padding=1, bias=False)
        self.second_norm = norm(outside)
        self.shortcut = nn.Conv1d(inside, outside, 1, stride=2, bias=False)
        self.shortcut_norm = norm(outside)

    def forward(self, x):
        inner = functional.leaky_relu(self.first_norm(self.first(x)))
        main = self.second_norm(self.second(inner))
        return functional.leaky_relu(main + self.shortcut_norm(self.shortcut(x)))


class ResNet18a(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv1d(LEADS, 64, 11, stride=2, padding=5, bias=False)
        self.stem_norm = norm(64)
        sizes = [64, 64, 64, 128, 128, 256, 256, 512, 512]
        self.blocks = nn.Sequential(*(Block(inside, outside) for inside, outside in zip(sizes, sizes[1:])))
        self.head = nn.Conv1d(512, 512, 3)
        self.last = nn.Linear(512, CLASSES)

    def forward(self, x, mask):
        x = functional.max_pool1d(functional.leaky_relu(self.stem_norm(self.stem(x))), 3, 2, 1)
        features = functional.relu(self.head(self.blocks(x)))
        weight = functional.avg_pool1d(mask, WINDOW, STRIDE)
        weight = weight * (weight >= 0.5)
        return self.last((features * weight).sum(2) / (weight.sum(2) + 1e-8))


class Training:
    def __init__(self, device, length, batch, precision):
        torch.manual_seed(1)
        self.device, self.length, self.batch, self.precision = device, length, batch, precision
        self.network = ResNet18a().to(device)
        self.optimiser = torch.optim.Adam(self.network.parameters(), lr=1e-3)
        self.recordings = torch.rand(batch, LEADS, length - WINDOW) * 2 - 1
        self.labels = torch.arange(batch) % CLASSES

    def step(self):
        values = torch.zeros(self.batch, LEADS, self.length)
        mask = torch.zeros(self.batch, 1, self.length)
        for row, recording in enumerate(self.recordings):
            values[row, :, WINDOW:] = recording
            mask[row, :, WINDOW:] = 1
        rounded = self.precision == "bfloat16"
        kind = torch.device(self.device).type
        with torch.autocast(kind, torch.bfloat16) if rounded else contextlib.nullcontext():
            logits = self.network(values.to(self.device), mask.to(self.device))
        loss = functional.cross_entropy(logits.float(), self.labels.to(self.device))
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()
        return loss.item()

    def per_second(self, steps):
        begin = time.perf_counter()
        for _ in range(steps):
            self.step()
        return steps * self.batch / (time.perf_counter() - begin)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--device", default="cuda:0")
    parser.add_argument("--small", action="store_true", help="seconds of work")
    arguments = parser.parse_args()
    torch.backends.cudnn.allow_tf32 = False
    length, batch, steps = (2048 + WINDOW, 9, 1) if arguments.small else (33792, 64, 20)
    for precision in "float32", "bfloat16":
        training = Training(arguments.device, length, batch, precision)
        rounds = [training.per_second(steps) for _ in range(4)]
        print(precision, round(statistics.median(rounds[1:]), 2), flush=True)


if __name__ == "__main__":
    main()

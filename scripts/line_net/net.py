"""The line network: plain convolutions over the picture, separable ones along the line (as QuartzNet, Kriman 2020), CTC (Graves 2006).

In: N x 1 x 48 x W, 0 = white, 1 = ink (net_crop of ocr/line_crop.h). Out: N x (1 + letters) x W/4; class 0 is CTC's blank. Convolutions only, so that
OpenCV's dnn runs it at any width.
"""
import torch
from torch import nn

CHANNELS = (20, 40, 72, 128, 256)
KERNELS = (5, 9, 9, 13, 9, 5)


def _convolution(inputs, outputs, kernel=3, stride=1, padding=None):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2 if padding is None else padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.pair = nn.Sequential(*layers)

    def forward(self, x):
        return torch.relu(x + self.pair(x))


def _plain(channels):
    return Residual(nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))


def _along(channels, kernel):
    return Residual(
        nn.Conv2d(channels, channels, (1, kernel), 1, (0, kernel // 2), groups=channels, bias=False), nn.BatchNorm2d(channels), nn.ReLU(inplace=True),
        nn.Conv2d(channels, channels, 1, bias=False), nn.BatchNorm2d(channels))


class LineNet(nn.Module):
    def __init__(self, letters):
        super().__init__()
        a, b, c, d, e = CHANNELS
        self.picture = nn.Sequential(
            _convolution(1, a, 5, 2), _convolution(a, b, 3, (2, 1)),
            _convolution(b, c, 3, (2, 2)), _plain(c),
            _convolution(c, d, 3, (2, 1)), _plain(d),
            _convolution(d, e, 3, 1, (0, 1)))
        self.line = nn.Sequential(*(_along(e, kernel) for kernel in KERNELS))
        self.out = nn.Conv2d(e, letters + 1, 1)

    def forward(self, x):
        return self.out(self.line(self.picture(x))).squeeze(2)

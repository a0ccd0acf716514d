"""Batches for training: lines drawn without end, mixed with lines that hotich cut from drawn pages (line_dump SAMPLES OUT net)."""
import random
import sys
from pathlib import Path

import cv2
import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "reader_lines"))
import draw  # noqa: E402
import texts  # noqa: E402

HEIGHT = draw.FOR_NET.height
STEP = 4  # px of the picture for one step of the network's output
MOST_COLUMNS = 1900
AT_ONCE = 800  # lines sorted by width into batches


def cut_lines(folders):
    """[(bytes of a PNG, text)] of what line_dump wrote."""
    lines = []
    for file in sorted(file for folder in folders for file in Path(folder).glob("*.pgm")):
        text = file.with_suffix(".txt").read_text(encoding="utf-8").strip()
        lines.append((cv2.imencode(".png", cv2.imread(str(file), 0))[1].tobytes(), text))
    return lines


def picture_of(line):
    return cv2.imdecode(np.frombuffer(line[0], np.uint8), 0)


def shaken(rng, noise, picture):
    """A line that is met again looks a little different."""
    if rng.random() < 0.7:
        size = rng.uniform(0.9, 1.1)
        matrix = np.float32([[rng.uniform(0.86, 1.16) * size, rng.gauss(0, 0.05), 0], [0, size, rng.uniform(-2, 2) + HEIGHT / 2 * (1 - size)]])
        picture = cv2.warpAffine(picture, matrix, (max(8, int(picture.shape[1] * matrix[0, 0])), HEIGHT), flags=cv2.INTER_LINEAR, borderValue=255)
    if rng.random() < 0.4:
        ink = (255 - picture.astype(np.float32)) * rng.uniform(0.6, 1.3) + noise.standard_normal(picture.shape, np.float32) * rng.uniform(0, 14) * (picture < 250)
        picture = np.clip(255 - ink, 0, 255).astype(np.uint8)
    if rng.random() < 0.15:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 0.9))
    return picture


def drawn(rng, noise, source, faces):
    while True:
        text = texts.tidy(rng, next(source))
        picture = draw.line(rng, noise, text, faces, draw.FOR_NET) if text else None
        if picture is not None:
            return picture, text


class Lines(torch.utils.data.IterableDataset):
    """Yields (N x 1 x 48 x W uint8, 0 = white; letters; how many of them a line has; how many steps a line has)."""

    def __init__(self, faces, cut, alphabet, seed, share_cut, columns):
        self.faces, self.cut, self.seed, self.share_cut, self.columns = faces, cut, seed, share_cut, columns
        self.index = {letter: at + 1 for at, letter in enumerate(alphabet)}

    def fits(self, picture, text):
        return all(letter in self.index for letter in text) and STEP * (len(text) + 1) <= picture.shape[1] <= MOST_COLUMNS

    def __iter__(self):
        cv2.setNumThreads(1)
        worker = torch.utils.data.get_worker_info()
        seed = 1000 * self.seed + (worker.id if worker else 0)
        rng, noise = random.Random(seed), np.random.default_rng(seed)
        faces, source = draw.faces_of(Path(self.faces)), texts.lines(rng)
        while True:
            lines = []
            while len(lines) < AT_ONCE:
                if self.cut and rng.random() < self.share_cut:
                    line = rng.choice(self.cut)
                    picture, text = shaken(rng, noise, picture_of(line)), line[1]
                else:
                    picture, text = drawn(rng, noise, source, faces)
                if self.fits(picture, text):
                    lines.append((picture, text))
            yield from self.batches(rng, lines)

    def batches(self, rng, lines):
        lines.sort(key=lambda line: line[0].shape[1])
        batches = [[]]
        for line in lines:
            if batches[-1] and (len(batches[-1]) + 1) * line[0].shape[1] > self.columns:
                batches.append([])
            batches[-1].append(line)
        rng.shuffle(batches)
        return map(self.packed, batches)

    def packed(self, lines):
        width = (max(picture.shape[1] for picture, _ in lines) + 31) // 32 * 32
        pictures = np.zeros((len(lines), 1, HEIGHT, width), np.uint8)
        for at, (picture, _) in enumerate(lines):
            pictures[at, 0, :, :picture.shape[1]] = 255 - picture
        return (torch.from_numpy(pictures), torch.tensor([self.index[letter] for _, text in lines for letter in text]),
                torch.tensor([len(text) for _, text in lines]), torch.tensor([(picture.shape[1] + STEP - 1) // STEP for picture, _ in lines]))

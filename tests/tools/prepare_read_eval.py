#!/usr/bin/python3
"""Makes what read_eval reads from a folder of samples: prepare_read_eval.py SAMPLES OUT.

SAMPLES holds scans/ and truth/ as scripts/make-samples leaves them. Each page becomes NAME-pN.ppm (P5 grey or P6 colour, turned
and straightened by the truth, "# dpi N" in its head) and NAME-pN.truth.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np


def page_images(scan):
    if scan.suffix == ".pdf":
        with tempfile.TemporaryDirectory() as work:
            subprocess.run(["pdfimages", "-png", str(scan), work + "/p"], check=True)
            return [cv2.imread(str(f)) for f in sorted(Path(work).iterdir())]
    if scan.suffix in (".tif", ".tiff"):
        with tempfile.TemporaryDirectory() as work:
            from PIL import Image, ImageSequence
            out = []
            for frame in ImageSequence.Iterator(Image.open(scan)):
                out.append(cv2.cvtColor(np.asarray(frame.convert("RGB")), cv2.COLOR_RGB2BGR))
            return out
    return [cv2.imread(str(scan))]


def upright(image, turn, skew):
    image = {0: image, 90: cv2.rotate(image, cv2.ROTATE_90_COUNTERCLOCKWISE), 180: cv2.rotate(image, cv2.ROTATE_180),
             270: cv2.rotate(image, cv2.ROTATE_90_CLOCKWISE)}[turn]
    if abs(skew) < 0.02:
        return image
    height, width = image.shape[:2]
    rotation = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1)
    cos, sin = abs(rotation[0, 0]), abs(rotation[0, 1])
    size = (int(width * cos + height * sin), int(width * sin + height * cos))
    rotation[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    return cv2.warpAffine(image, rotation, size, flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))


def main(samples, out):
    out.mkdir(parents=True, exist_ok=True)
    for truth_file in sorted((samples / "truth").glob("*.json")):
        truth = json.loads(truth_file.read_text())
        try:
            images = page_images(samples / "scans" / truth["file"])
        except Exception as error:
            print("skipped", truth["file"], error)
            continue
        for page, image in zip(truth["pages"], images):
            stem = f"{truth_file.stem}-p{page['page']}"
            image = upright(image, page["orientation_deg"], page["skew_deg"])
            gray = bool(np.all(image[::7, ::7, 0] == image[::7, ::7, 2]))
            pixels = image[:, :, 0] if gray else image[:, :, ::-1]
            head = f"{'P5' if gray else 'P6'}\n# dpi {page['dpi']}\n{image.shape[1]} {image.shape[0]}\n255\n"
            (out / (stem + ".ppm")).write_bytes(head.encode() + np.ascontiguousarray(pixels).tobytes())
            lines = [f"{page['style']} {page['damage']}"] + ["L " + line for line in page["text"].split("\n")]
            lines += [f"F {name} {field['raw']}" for name, field in page["fields"].items() if field.get("raw")]
            (out / (stem + ".truth")).write_text("\n".join(lines) + "\n")


main(Path(sys.argv[1]), Path(sys.argv[2]))

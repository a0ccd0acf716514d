"""Files that are no pictures, and names and kinds of directory entries that break careless programs."""
import os
import random
import socket

from awkward_page import DPI, colour_page, gray_page, saved


def add_all(folder):
    folder.add("other/empty.jpg", b"", count="empty_file")
    folder.add("other/empty.pdf", b"", count="empty_file")
    folder.add("other/random.jpg", random.Random(1).randbytes(5000), count="unknown_format")
    folder.add("other/text.txt", "Tờ này không phải ảnh.\n".encode() * 50, count="unknown_format")
    folder.add("other/zip.pdf", b"PK\3\4" + bytes(300), count="unknown_format")
    folder.add("other/one-byte.tif", b"I", count="unknown_format")
    page = saved(colour_page(), "JPEG", dpi=(DPI, DPI), quality=95, subsampling=0)
    folder.add("wrong/jpeg.pdf", page, "ok mark=colour dpi=100 stored=jpeg")
    folder.add("wrong/png.jpg", saved(gray_page(), "PNG", dpi=(DPI, DPI)), "ok mark=gray dpi=100 stored=png_idat")
    folder.add("wrong/no-extension", page, "ok mark=colour dpi=100 stored=jpeg")
    for name in (b"names/line\nbreak.jpg", b"names/\xff\xfe bad utf8.jpg", b"names/'quote\" $(x);&.jpg", b"names/-rf.jpg",
                 "names/giấy khai sinh số 1.jpg".encode(), b"names/tab\there.jpg", b"names/star*?.jpg", b"names/" + b"n" * 240 + b".jpg"):
        folder.add(name, page, "ok mark=colour dpi=100 stored=jpeg")
    for number in (1, 2, 10, 9):
        folder.add(f"sort/page{number}.png", saved(gray_page((83, 117)), "PNG", dpi=(50, 50)), "ok derived")
    add_entries_to_skip(folder)


def add_entries_to_skip(folder):
    root = os.path.join(os.fsdecode(folder.path), "skip")
    os.makedirs(os.path.join(root, ".hidden-folder"), exist_ok=True)
    for name in (".hidden.jpg", "Thumbs.db", "desktop.ini", ".DS_Store", ".hidden-folder/inside.jpg"):
        with open(os.path.join(root, name), "wb") as file:
            file.write(b"x")
    os.symlink("..", os.path.join(root, "loop"))
    os.symlink("../jpeg/colour.jpg", os.path.join(root, "link.jpg"))
    os.symlink("nowhere", os.path.join(root, "dangling.jpg"))
    os.mkfifo(os.path.join(root, "fifo.jpg"))
    here = os.getcwd()
    os.chdir(root)  # a socket's path may have 107 bytes only
    server = socket.socket(socket.AF_UNIX)
    server.bind("socket.jpg")
    server.close()
    os.chdir(here)

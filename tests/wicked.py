"""A format that does to its reader what a file can do to it: it hangs, breaks, swells, lies, reaches out.

It is dropped into a copy of the package as ``formats/wicked.py``; the file's second word says what is done.
"""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import time
from pathlib import Path

from geju.base.text import MappedText
from geju.documents.format import BinaryFormat, Transcript
from geju.model.document import Block


class Wicked(BinaryFormat):
    """Does what the file says."""

    suffixes = (".wicked",)
    signatures = (b"WICKED ",)

    def transcribe(self, data: bytes, path: str) -> Transcript:
        return getattr(self, data.decode().split()[1])(data.decode().split()[2:])

    def say(self, text: str) -> Transcript:
        return Transcript(text, (Block("paragraph", 0, len(text), MappedText.plain(text)),), (), (), (), ())

    def good(self, words: list[str]) -> Transcript:
        return self.say("OpenAI released GPT-4 in March 2023.")

    def hang(self, words: list[str]) -> Transcript:
        while True:
            pass

    def sleep(self, words: list[str]) -> Transcript:
        time.sleep(1000)
        return self.good(words)

    def crash(self, words: list[str]) -> Transcript:
        ctypes.string_at(0)
        return self.good(words)

    def leave(self, words: list[str]) -> Transcript:
        os._exit(3)

    def swell(self, words: list[str]) -> Transcript:
        return self.say(bytes(8 << 30).decode())

    def native(self, words: list[str]) -> Transcript:
        libc = ctypes.CDLL(None)
        libc.malloc.restype = ctypes.c_void_p
        for _ in range(400):
            place = libc.malloc(64 << 20)
            if not place:
                libc.abort()
            ctypes.memset(place, 1, 1 << 20)
        return self.good(words)

    def deep(self, words: list[str]) -> Transcript:
        return self.deep(words)

    def babble(self, words: list[str]) -> Transcript:
        for handle in (3, 4, 5):
            try:
                os.write(handle, b"x" * 100)
            except OSError:
                continue
        os._exit(0)

    def boast(self, words: list[str]) -> Transcript:
        for handle in (3, 4, 5):
            try:
                os.write(handle, b"gj1\n" + b"\xff" * 8)
            except OSError:
                continue
        os._exit(0)

    def lie(self, words: list[str]) -> Transcript:
        return Transcript("abc", (Block("paragraph", 0, 99, MappedText.plain("x" * 99)),), (), (), (), ())

    def print(self, words: list[str]) -> Transcript:
        print("noise")
        os.write(1, b"noise")
        os.write(2, b"noise")
        return self.good(words)

    def stumble(self, words: list[str]) -> Transcript:
        raise KeyError(object())

    def call(self, words: list[str]) -> Transcript:
        socket.create_connection(("127.0.0.1", int(words[0])))
        return self.good(words)

    def start(self, words: list[str]) -> Transcript:
        subprocess.run(["touch", words[0]], check=True)
        return self.good(words)

    def write(self, words: list[str]) -> Transcript:
        Path(words[0]).write_text("x")
        return self.good(words)

    def long(self, words: list[str]) -> Transcript:
        return self.say("x" * 2_000_000)

    def tell(self, words: list[str]) -> Transcript:
        open_ = sorted(Path("/proc/self/fd").iterdir())
        handles = [str(handle.readlink()) for handle in open_ if handle.exists() or handle.is_symlink()]
        return self.say(f"{os.getpid()} | {Path.cwd()} | {handles} | {dict(os.environ)}")

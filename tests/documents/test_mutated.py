"""Damaged files of every format: a document or a clear error each time, and no reader that breaks unheard."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from geju.base.errors import FormatError
from geju.documents.read import read

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import mutated

SMALL = {**dict.fromkeys(mutated.IMAGES, 4), "pdf": 25}


@pytest.mark.parametrize("form", mutated.formats())
def test_damaged_files_are_read_or_refused(form: str) -> None:
    n = SMALL.get(form, 40)
    tally = mutated.run(form, 0, n)
    assert tally.documents + tally.errors == n
    assert (tally.broke, tally.late) == (0, 0), tally.keys
    assert tally.errors > 0 or form in mutated.TEXTS or form in mutated.IMAGES
    assert tally.memory < 2048


@pytest.mark.parametrize("form", [f for f in mutated.formats() if f not in mutated.IMAGES])
def test_a_damaged_file_follows_from_its_number(form: str) -> None:
    whole = mutated.seeds(form)
    assert [mutated.mutated(form, n, whole) for n in range(5)] == [mutated.mutated(form, n, whole) for n in range(5)]
    assert len({mutated.mutated(form, n, whole) for n in range(20)}) > 15


PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def locked_pdf(password: bytes) -> bytes:
    """A PDF that opens with a password, as revision 2 of its handler has it."""
    padded = (password + PAD)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    name = b"0123456789abcdef"
    key = hashlib.md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + name).digest()[:5]
    user = rc4(key, PAD)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (owner.hex().encode(), user.hex().encode()),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ids = b"<%s>" % name.hex().encode()
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[%s%s]>>\nstartxref\n%d\n%%%%EOF" % (ids, ids, len(out))
    return out + b"xref\n0 5\n0000000000 65535 f \n%s%s" % (table, trailer)


def test_an_encrypted_pdf_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(locked_pdf(b"secret"))
    with pytest.raises(FormatError, match="password") as found:
        read(path)
    assert "密码" in found.value.words("zh")
    path.write_bytes(locked_pdf(b""))  # locked to nobody
    assert len(read(path).pages) == 1


def test_entities_and_frames_of_a_page_are_not_followed(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<html><body><p>&b;&f;</p><iframe src='file:///etc/passwd'></iframe>{'<div>' * 20_000}"
        f"<p>{'OpenAI released GPT-4 in March 2023. ' * 9}</p></body></html>",
        encoding="utf-8",
    )
    document = read(page)
    words = " ".join(block.text.text for block in document.blocks)
    assert "OpenAI released" in words and "root:" not in words and "aaaaaaaaaaaaaaaaaaaa" not in words


def test_a_document_with_macros_is_read_and_its_macros_are_not(tmp_path: Path) -> None:
    import zipfile
    from io import BytesIO

    whole = mutated.seeds("docx")[0]
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    parts = [(name, content.replace(plain, macro)) for name, content in parts]
    path = tmp_path / "a.docm"
    path.write_bytes(mutated.packed([*parts, ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"Sub AutoOpen()" * 50)]))
    document = read(path)
    assert "86.4" in document.text and "AutoOpen" not in document.text

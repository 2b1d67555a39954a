"""From bytes to characters: decoded strictly, kept verbatim, and refused where they are no text.

A text is stored as it came in, with three exceptions: a byte order mark is dropped, and NUL, lone surrogates and the
other C0 controls but tab, line feed and carriage return become U+FFFD one for one, because neither databases, XML nor
terminals take them. Line ends stay as they are.
"""

import codecs
import re
import unicodedata

from graph.errors import BadEncoding, EmptyDocument, NotText, TooLarge

TEXT_LIMIT = 64 * 2**20
"""Bytes of one file at most; a book has about one million."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF32_LE = codecs.BOM_UTF32_LE
_LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
"""What these labels mean on the web: https://encoding.spec.whatwg.org/#names-and-labels."""
_UNSTORABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"SQLite format 3\0": "an SQLite database",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
}
_CONTROLS, _CONTROL_SHARE = 8, 0.1
"""More unstorable characters than both of these is no text but, say, UTF-16 without its mark."""
_HEAD = 65536


def decode(data: bytes, encoding: str | None = None, limit: int = TEXT_LIMIT) -> str:
    """The characters of the bytes, clean: by their byte order mark, else in `encoding`, else in UTF-8.

    Raises `TooLarge`, `NotText` or `BadEncoding` (which names the offset of the first bad byte).
    """
    if len(data) > limit:
        raise TooLarge(f"{len(data):,} bytes, the limit is {limit:,}; split it")
    refuse_binary(data)
    body, codec = _codec(data, encoding)
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        raise _bad(data, body, error) from None
    except UnicodeError:  # codecs for other things than files, such as "idna" and "undefined"
        raise _unknown(codec) from None
    if len(_UNSTORABLE.findall(text, 0, _HEAD)) > max(_CONTROLS, _CONTROL_SHARE * min(len(text), _HEAD)):
        raise NotText("binary content, or UTF-16 without a byte order mark; save it as UTF-8 text")
    return clean(text)


def clean(text: str) -> str:
    """The text with what can't be stored replaced one for one, so that offsets hold.

    >>> clean("a\\0b\\tc\\r\\n")
    'a\ufffdb\\tc\\r\\n'
    """
    return _UNSTORABLE.sub("\ufffd", text)


def visible(text: str) -> str:
    """The text itself. Raises `EmptyDocument` where no character of it could be seen."""
    if any(character != "\ufffd" and unicodedata.category(character)[0] not in "ZC" for character in text):
        return text
    raise EmptyDocument("empty: there is no text in it")


def refuse_binary(data: bytes) -> None:
    """Raise `NotText` where the first bytes are those of a binary format."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise NotText(f"binary: this is {what}; save its text as .txt or .html")


def _codec(data: bytes, encoding: str | None) -> tuple[bytes, str]:
    if not data.startswith(_UTF32_LE):
        for mark, codec in _BOMS:
            if data.startswith(mark):
                return data[len(mark) :], codec
    label = (encoding or "utf-8").strip().lower()
    try:
        info = codecs.lookup(_LABELS.get(label, label))
        "a".encode(info.name)  # refuses codecs that make no text, such as base64
    except (LookupError, UnicodeError):
        raise _unknown(label) from None
    return data, info.name


def _unknown(label: str) -> BadEncoding:
    return BadEncoding(f"unknown encoding {label!r}; save it as UTF-8")


def _bad(data: bytes, body: bytes, error: UnicodeDecodeError) -> BadEncoding | NotText:
    offset = error.start + len(data) - len(body)
    if error.encoding == "utf-8" and b"\0" in data[:_HEAD]:
        return NotText("binary content; save its text as .txt or .html")
    label = error.encoding.upper()
    return BadEncoding(f"not {label}: byte 0x{data[offset]:02x} at offset {offset}; convert it to UTF-8 and try again")

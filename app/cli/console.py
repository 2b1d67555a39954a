"""What the commands say: answers on standard output, everything else on standard error, one line each."""

import sys


def answer(line: str) -> None:
    """A line of the command's own output, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()


def complain(message: str) -> None:
    """One line on standard error, under the program's name; nothing in it can steer a terminal."""
    encoding = sys.stderr.encoding or "utf-8"
    shown = (character if character.isprintable() else "\ufffd" for character in message.strip().replace("\n", " "))
    words = f"claimgraph: {''.join(shown)}"
    sys.stderr.write(words.encode(encoding, "backslashreplace").decode(encoding) + "\n")

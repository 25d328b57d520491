"""The two ways over a channel between a worker and the judge: trusted messages in, strict frames out.

In: 4-byte big-endian length and `marshal`, written by the judge alone. Out: 4-byte length and one value in the encoding
of wire.py, which the judge reads as hostile.
"""

import marshal
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from agentic_diffusion.sandbox.inside import runner
else:
    import runner

MAX_MESSAGE = 16 << 20


def send(channel: int, message: "list[object]") -> None:
    """Write one frame, whole. Raises Unsupported where a part has no plain form."""
    encoder = runner.Encoder(MAX_MESSAGE)
    encoder.encode(message)
    body = b"".join(encoder.parts)
    data = len(body).to_bytes(4, "big") + body
    while data:
        data = data[os.write(channel, data) :]


def receive(channel: int) -> "dict[str, Any]":
    """One message of the judge; if it has closed the channel, this process ends."""
    header = read_exactly(channel, 4)
    message: dict[str, Any] = marshal.loads(read_exactly(channel, int.from_bytes(header, "big")))
    return message


def read_exactly(channel: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(channel, size)
        if not part:
            os._exit(0)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)

"""A closed-loop load generator: N kept-alive connections, one thread, the loopback only.

Each connection sends its next request as soon as its last answer is complete, so
that requests/s and latency are two views of one thing (latency ≈ N / rate).
"""

import selectors
import socket
import time
from dataclasses import dataclass, field
from itertools import cycle


@dataclass
class Sample:
    """What one run saw. `latencies` in milliseconds, `seconds` of wall time, `bytes` on the wire.

    `failures`: answers with a status other than 200.
    """

    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0
    bytes: int = 0
    failures: int = 0

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def add(self, other: "Sample") -> None:
        self.latencies += other.latencies
        self.seconds += other.seconds
        self.bytes += other.bytes
        self.failures += other.failures

    def percentile(self, share: float) -> float:
        """Return the latency in ms that `share` (0–1) of the answers did not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def get_request(path: str, cookie: str = "") -> bytes:
    """Return the bytes of one GET, as a browser asks: gzip welcome, connection kept."""
    lines = [
        f"GET {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Accept: text/html",
        "Accept-Encoding: gzip",
        *([f"Cookie: {cookie}"] if cookie else []),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


class Connection:
    def __init__(self, port: int):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = bytearray()
        self.wanted = 0  # length of head and body together; 0 until the head is complete
        self.started = 0.0

    def send(self, request: bytes) -> None:
        self.received.clear()
        self.wanted = 0
        self.started = time.perf_counter()
        self.socket.sendall(request)

    def receive(self) -> bool:
        """Take what has come; say whether the answer is complete."""
        piece = self.socket.recv(1 << 18)
        if not piece:
            raise ConnectionError("the server closed a kept-alive connection half-way")
        self.received += piece
        if not self.wanted:
            end = self.received.find(b"\r\n\r\n")
            if end < 0:
                return False
            self.wanted = end + 4 + content_length(bytes(self.received[:end]))
        return len(self.received) >= self.wanted

    @property
    def status(self) -> int:
        return int(self.received[9:12])


def content_length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    raise ValueError("an answer without Content-Length; this client reads no other")


def load(port: int, requests: list[bytes], *, connections=8, seconds=3.0, at_most=20_000) -> Sample:
    """Send `requests` in turn, over and over, for `seconds` or `at_most` answers."""
    sample = Sample()
    turn = cycle(requests)
    selector = selectors.DefaultSelector()
    opened = [Connection(port) for _ in range(connections)]
    start = time.perf_counter()
    for connection in opened:
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        connection.send(next(turn))
    running = connections
    while running:
        events = selector.select(timeout=30)
        if not events:
            raise TimeoutError("no answer for 30 s")
        for key, _mask in events:
            connection = key.data
            if not connection.receive():
                continue
            now = time.perf_counter()
            sample.latencies.append((now - connection.started) * 1000)
            sample.bytes += len(connection.received)
            sample.failures += connection.status != 200
            if now - start < seconds and len(sample.latencies) + running <= at_most:
                connection.send(next(turn))
            else:
                running -= 1
    sample.seconds = time.perf_counter() - start
    for connection in opened:
        connection.socket.close()
    return sample

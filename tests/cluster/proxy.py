"""What stands before a cluster: TLS, a key that must be shown, and a bad day if asked for one."""

import http.client
import ssl
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Make a certificate for 127.0.0.1 that signs itself; return (certificate, key)."""
    paths = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        + ["-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1"]
        + ["-out", str(paths[0]), "-keyout", str(paths[1])],
        check=True,
        capture_output=True,
    )
    return paths


class Handler(BaseHTTPRequestHandler):
    """Passes on what shows the right word, and answers 401 to the rest."""

    protocol_version = "HTTP/1.1"
    behind = ""
    authorization = ""  # of the header, if one is demanded
    busy = 0  # bulk requests still to be refused with 429

    def _pass_on(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else None
        if self.authorization and self.headers.get("Authorization") != self.authorization:
            self._say(401, b'{"error": {"type": "security_exception"}, "status": 401}', {})
            return
        if "_bulk" in self.path and type(self).busy > 0:
            type(self).busy -= 1
            self._say(429, b'{"error": {"type": "es_rejected_execution_exception"}}', {})
            return
        address = urlsplit(self.behind)
        kept = {key: value for key, value in self.headers.items() if key != "Authorization"}
        behind = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        behind.request(self.command, self.path, body, kept)
        answer = behind.getresponse()
        told = answer.read()
        behind.close()
        self._say(answer.status, told, dict(answer.getheaders()))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass_on

    def _say(self, status, told, headers):
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", headers.get("content-type", "application/json"))
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(told)

    def log_message(self, *words):
        """No line on the console."""


@contextmanager
def proxy(behind, *, identity=None, authorization="", busy=0):
    """Yield the address of a proxy before `behind`. identity: (certificate, key) for TLS."""
    fields = {"behind": behind, "authorization": authorization, "busy": busy}
    handler = type("Proxy", (Handler,), fields)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if identity:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*identity)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    scheme = "https" if identity else "http"
    try:
        yield f"{scheme}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)

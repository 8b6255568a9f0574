"""A real IMAP server (Dovecot) on loopback, with TLS, and letters of our own in its folders."""

from __future__ import annotations

import os
import random
import select
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
PASSWORD = 'pä"ss\\word 1'
_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {top}/run
state_dir = {top}/run
log_path = {top}/log
ssl = required
ssl_cert = <{top}/cert.pem
ssl_key = <{top}/key.pem
auth_mechanisms = plain
auth_failure_delay = 0
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
passdb {{
  driver = passwd-file
  args = {top}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={top}/home
}}
mail_location = maildir:~/Maildir
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {safe}
    ssl = yes
  }}
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A running server: its ports, the folder of its Maildirs, the file of its certificate."""

    safe: int
    plain: int
    maildir: Path
    certificate: Path

    def location(self, folder: str, *, user: str = "jo%40mail.example") -> str:
        """The address of a folder."""
        return f"imaps://{user}@127.0.0.1:{self.safe}/{folder}"

    def trusted(self) -> ssl.SSLContext:
        """TLS that trusts this server."""
        return ssl.create_default_context(cafile=str(self.certificate))

    def deliver(self, folder: str, *letters: bytes) -> None:
        """Put letters into a folder, as a mail server does: written aside, then moved."""
        place = self.maildir / f".{folder}" if folder != "INBOX" else self.maildir
        for part in ("tmp", "new", "cur"):
            (place / part).mkdir(parents=True, exist_ok=True)
        held = len([*place.glob("*/*.here*")])
        for number, letter in enumerate(letters, held + 1):
            aside = place / "tmp" / f"{1700000000 + number}.M{number}P1.here"
            aside.write_bytes(letter)
            aside.rename(place / "new" / aside.name)
        if os.getuid() == 0:
            _give_away(self.maildir)

    def state(self, folder: str) -> dict[str, bytes]:
        """Each letter's file name (its flags are in it) and bytes."""
        place = self.maildir / f".{folder}"
        return {path.name: path.read_bytes() for path in place.glob("*/*.here*")}


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server that ends with the block."""
    top = Path(tempfile.mkdtemp(prefix="dovecot-"))
    top.chmod(0o755)
    server = MailServer(
        safe=_free_port(), plain=_free_port(), maildir=top / "home" / "Maildir", certificate=top / "cert.pem"
    )
    server.deliver("INBOX")
    _make_certificate(top)
    (top / "run").mkdir()
    (top / "users").write_text(f"jo@mail.example:{{PLAIN}}{PASSWORD}\n", encoding="utf-8")
    (top / "dovecot.conf").write_text(
        _CONFIG.format(top=top, safe=server.safe, plain=server.plain, **_users())
    )
    process = subprocess.Popen([str(DOVECOT), "-F", "-c", str(top / "dovecot.conf")])
    try:
        _wait_for(server.safe, process, top / "log")
        yield server
    finally:
        process.terminate()
        process.wait(60)
        shutil.rmtree(top)


def _users() -> dict[str, str]:
    """Root's Dovecot gives its work to other users; anybody else's does it itself."""
    if os.getuid() == 0:
        who = {"internal": "dovecot", "login": "dovenull", "group": "dovecot"}
        return {**who, "uid": "nobody", "gid": "nogroup"}
    import grp
    import pwd

    me, mine = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    return {"internal": me, "login": me, "group": mine, "uid": me, "gid": mine}


def _give_away(folder: Path) -> None:
    for path in [folder.parent, folder, *folder.rglob("*")]:
        shutil.chown(path, "nobody", "nogroup")


def _make_certificate(top: Path) -> None:
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=quay"
    )
    files = ["-keyout", top / "key.pem", "-out", top / "cert.pem"]
    named = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command.split(), *named, *files], check=True, capture_output=True)


def _free_port() -> int:
    """A port below those that the system gives out by itself: until Dovecot takes it, nobody else does."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(1_200):
        if process.poll() is not None:
            break
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"Dovecot did not start: {log.read_text() if log.exists() else 'it left no log'}")


@contextmanager
def breaking_line(port: int, *, after: int, hang: bool = False) -> Iterator[int]:
    """A port that leads to `port` until `after` bytes have come back; then it breaks off, or hangs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ended = threading.Event()
        thread = threading.Thread(target=_lead, args=(listening, port, after, ended if hang else None))
        thread.start()
        yield listening.getsockname()[1]
        ended.set()
        thread.join(60)


def _lead(listening: socket.socket, port: int, left: int, ended: threading.Event | None) -> None:
    near, _ = listening.accept()
    with near, socket.create_connection(("127.0.0.1", port)) as far, suppress(ConnectionError):
        while left > 0:
            for ready in select.select([near, far], [], [])[0]:
                told = ready.recv(65536 if ready is near else min(left, 65536))
                if not told:
                    return
                if ready is far:
                    left -= len(told)
                (far if ready is near else near).sendall(told)
        if ended:
            ended.wait(60)

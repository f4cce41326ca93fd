"""`hengce serve`: the app in the browser."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

import click

from hengce.ingest.errors import ConfigError, StoreError
from hengce.ui.commands.options import described, home_option
from hengce.ui.settings import Settings, say

APP = Path(__file__).parent.parent / "app.py"
HOST = "127.0.0.1"  # nobody but this machine: the app knows no users
USUAL_PORT = 8501  # Streamlit's
PORTS = range(USUAL_PORT, USUAL_PORT + 50)  # tried one after the other when none is asked for
PATIENCE = 60  # seconds; a cold start on an old disk takes ten


@described(
    "打开网页界面，只在本机可用；按 Ctrl-C 结束。",
    "Opens the app in the browser, on this machine only; Ctrl-C ends it.",
    "hengce serve --port 8600 --headless",
)
@click.option(
    "--port",
    type=click.IntRange(1024, 65535),
    metavar=say("端口", "PORT"),
    help=say("端口，不写则从 8501 起找一个空的", "Port; without it the first free one from 8501 on"),
)
@click.option(
    "--headless", is_flag=True, help=say("不打开浏览器，只显示网址", "Open no browser, print the address only")
)
@home_option
def command(port: int | None, headless: bool, settings: Settings) -> int:  # click's option
    """Runs the app until it is ended, and returns its exit code."""
    chosen = free_port(port)
    app = start_app(chosen, settings.home)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that whoever ends this process ends the app with it
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how the app is meant to be ended
        try:
            wait_until_up(chosen, app)
            address = f"http://{HOST}:{chosen}"
            click.echo(say(f"界面在 {address} ，按 Ctrl-C 结束。", f"The app is at {address}; Ctrl-C ends it."))
            if not headless and has_screen():
                webbrowser.open(address)
            return app.wait()
        finally:
            app.terminate()
    return 0


def free_port(asked: int | None) -> int:
    """The port asked for, else the first free one. Raises: ConfigError when it is, or all are, in use."""
    for port in (asked,) if asked else PORTS:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
            return port
    raise ConfigError(
        f"端口 {asked or USUAL_PORT} 已被占用，请用 --port 换一个。",
        f"Port {asked or USUAL_PORT} is in use: choose another with --port.",
    )


def start_app(port: int, home: Path) -> subprocess.Popen[bytes]:
    """The app's process, serving the library at `home` on the loopback address and sending nothing to anybody."""
    options = {
        "server.address": HOST,
        "server.port": port,
        "server.headless": "true",  # else Streamlit asks for an e-mail address at its first start
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "error",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    line = [sys.executable, "-m", "streamlit", "run", str(APP), *flags]
    # Streamlit reads `.streamlit` from where it stands, so it stands beside the app.
    return subprocess.Popen(line, cwd=APP.parent, env=os.environ | {"HENGCE_HOME": str(home), "HENGCE_LANG": "zh"})  # noqa: S603  # own program


def wait_until_up(port: int, app: subprocess.Popen[bytes]) -> None:
    """Returns when the app answers. Raises: StoreError when it ends or stays silent."""
    for _ in range(PATIENCE * 10):
        if app.poll() is not None:
            break
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(HOST, port, timeout=1)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise StoreError(
        "网页界面没有启动成功，上面有原因；请更新环境后再试。",
        "The app did not start, the reason stands above; set the environment up again and retry.",
    )


def has_screen() -> bool:
    """Whether there is a desktop to open a browser on; a text browser would take over the terminal."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

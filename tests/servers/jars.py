"""The jars of a server, fetched once from Maven Central."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from filelock import FileLock

from tests.servers.editions import CACHE, Edition, java_home

HERE = Path(__file__).parent
GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
MODULE = "transport-netty4"  # what Elasticsearch loads as a module of its own
MODULE_JARS = ("netty-*.jar", "transport-netty4-*.jar", "elasticsearch-ssl-config-*.jar")


def fetch_jars(edition: Edition) -> Path:
    """The folder of the edition's jars and of what is compiled against them; another run that fetches is waited for."""
    made = edition.folder / "made"
    edition.folder.mkdir(parents=True, exist_ok=True)
    with FileLock(edition.folder / "fetch.lock"):
        if not made.exists():
            shutil.rmtree(edition.folder / "lib", ignore_errors=True)
            _copy_dependencies(edition)
            if edition.product == "elasticsearch":
                _lay_out_module(edition.folder)
                _compile_launcher(edition)
            made.touch()
    return edition.folder


def _copy_dependencies(edition: Edition) -> None:
    maven = shutil.which("mvn") or CACHE / "java/usr/share/maven/bin/mvn"
    _run(
        [
            *(maven, "--quiet", "--batch-mode", "--strict-checksums", "-f", HERE / edition.product / "pom.xml"),
            f"-Dserver.version={edition.version}",
            f"-DoutputDirectory={edition.folder / 'lib'}",
            "-DincludeScope=runtime",
            GOAL,
        ],
        edition,
    )


def _lay_out_module(folder: Path) -> None:
    """Moves the module's jars to where the server looks for them, without the name that would want a module path."""
    module = folder / "modules" / MODULE
    shutil.rmtree(module, ignore_errors=True)
    module.mkdir(parents=True)
    for jar in (jar for pattern in MODULE_JARS for jar in (folder / "lib").glob(pattern)):
        jar.rename(module / jar.name)
    [transport] = module.glob(f"{MODULE}-*.jar")
    with zipfile.ZipFile(transport) as archive:
        text = archive.read(f"META-INF/es-plugins/{MODULE}/plugin-descriptor.properties").decode()
    lines = [line for line in text.splitlines() if not line.startswith("modulename=")]
    (module / "plugin-descriptor.properties").write_text("\n".join(lines), "utf-8")


def _compile_launcher(edition: Edition) -> None:
    source = HERE / edition.product / "ElasticsearchServer.java"
    jars = f"{edition.folder / 'lib'}/*"
    _run([java_home(edition) / "bin/javac", "-cp", jars, "-d", edition.folder / "classes", source], edition)


def _run(command: list[str | Path], edition: Edition) -> None:
    environment = os.environ | {"JAVA_HOME": str(java_home(edition))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{edition.product} {edition.version}: {command[0]} failed\n{done.stdout}{done.stderr}")

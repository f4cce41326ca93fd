"""The jars of a server, fetched once from Maven Central."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from filelock import FileLock

from tests.servers.editions import CACHE, SECURED, Edition, java_home

HERE = Path(__file__).parent
DESCRIPTOR, PLUGIN = "plugin-descriptor.properties", "security-analysis"
GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
# What Elasticsearch loads as modules of its own; all else may stand on the class path.
MODULES = {"neo4j": (), "elasticsearch": ("transport-netty4",), SECURED: ("x-pack-core", "x-pack-security")}


def fetch_jars(edition: Edition) -> Path:
    """The folder of the edition's jars and of what is compiled against them; another run that fetches is waited for."""
    made = edition.folder / "made"
    edition.folder.mkdir(parents=True, exist_ok=True)
    with FileLock(edition.folder / "fetch.lock"):
        if not made.exists():
            shutil.rmtree(edition.folder / "lib", ignore_errors=True)
            _copy_dependencies(edition)
            for module in MODULES[edition.product]:
                _lay_out_module(edition, module)
            if edition.product != "neo4j":
                _compile(edition, HERE / "elasticsearch/ElasticsearchServer.java", edition.folder / "classes")
            if edition.product == SECURED:
                _make_plugin(edition)
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


def _lay_out_module(edition: Edition, module: str) -> None:
    """Moves the module's jar to where the server looks for it, without the name that would want a module path."""
    place, name = _empty(edition.folder / "modules" / module), f"{module}-{edition.version}.jar"
    (edition.folder / "lib" / name).rename(place / name)
    with zipfile.ZipFile(place / name) as archive:
        text = archive.read(f"META-INF/es-plugins/{module}/{DESCRIPTOR}").decode()
    lines = [line for line in text.splitlines() if not line.startswith("modulename=")]
    (place / DESCRIPTOR).write_text("\n".join(lines), "utf-8")


def _make_plugin(edition: Edition) -> None:
    """Makes the module whose source stands beside the edition's pom.xml."""
    source, place = HERE / edition.product, _empty(edition.folder / "modules" / PLUGIN)
    classes = edition.folder / PLUGIN
    _compile(edition, source / "SecurityAnalysis.java", classes)
    shutil.make_archive(str(place / PLUGIN), "zip", classes)
    (place / f"{PLUGIN}.zip").rename(place / f"{PLUGIN}.jar")
    text = (source / DESCRIPTOR).read_text("utf-8").replace("VERSION", edition.version)
    (place / DESCRIPTOR).write_text(text, "utf-8")


def _compile(edition: Edition, source: Path, classes: Path) -> None:
    jars = f"{edition.folder / 'lib'}/*"
    _run([java_home(edition) / "bin/javac", "-cp", jars, "-d", classes, source], edition)


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _run(command: list[str | Path], edition: Edition) -> None:
    environment = os.environ | {"JAVA_HOME": str(java_home(edition))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{edition.product} {edition.version}: {command[0]} failed\n{done.stdout}{done.stderr}")

"""Every question, asked of embedded stores and of servers: the same answers but for the scores."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from hengce.ui.library import ingest
from hengce.ui.library.home import Home
from hengce.ui.questions import QUESTIONS
from tests.servers.sharing import PAIRS, Servers, empty_pair

SOURCES = [Path(__file__).parents[2] / name for name in ("corpus", "tests/documents")]
ASKED = (
    "duties",
    "duties --function 教育 --role lead",
    "duties --department 卫生健康 --region 吉林省 --within",
    "targets",
    "targets --level prefecture",
    "concessions",
    "concessions --from 2020-06 --to 2021",
    "citations",
    "documents",
    "documents --topic 设施规划建设",
    "duties --topic 设施规划建设",
    "duties --department 教育 --to 2020",
    "targets --department 卫生",
    "concessions --function 税务",
    "citations --region 吉林省 --within",
    "citations --function 卫生健康",
    "documents --level county",
    "documents --function 教育 --role lead",
    "check",
    "check --function 教育",
    "compare --topic 设施规划建设",
    "compare --topic 设施规划建设 --regions 吉林省,渝中区",
    "compare --like 临政办发〔2020〕112号",
    "compare --like 临政办发〔2020〕112号 --regions 吉林省,渝中区",
    "search 托育机构备案 --limit 100",
    "search “托育服务” --limit 200",
    "search 土地 或者 用地 --role lead",
    "search 谁负责托育机构的备案 --within --region 云南省",
    "search --has target --limit 300",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A library of the corpus, and the settings it was made with."""

    home: Path
    environment: Mapping[str, str]

    def answer(self, question: str) -> object:
        """What a command prints as JSON, without the scores."""
        command, *arguments = question.split(" ")
        return without_scores(json.loads(self._run(command, *arguments, "--format", "json")))

    def exported(self, kind: str, file: Path, *options: str) -> str:
        """What `hengce export` writes."""
        self._run("export", kind, str(file), *options)
        return file.read_text("utf-8")

    def _run(self, command: str, *arguments: str) -> str:
        module = import_module(f"hengce.ui.commands.{command}")
        environment = {"HENGCE_HOME": str(self.home), **self.environment}
        done = CliRunner().invoke(module.command, arguments, env=environment, catch_exceptions=False)
        assert done.exit_code == 0
        return done.output


def without_scores(answer: object) -> object:
    if isinstance(answer, dict):
        return {name: without_scores(value) for name, value in answer.items() if name != "score"}
    return [without_scores(value) for value in answer] if isinstance(answer, list) else answer


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    home = tmp_path_factory.mktemp("embedded")
    ingest(home, SOURCES)
    return Filled(home, {})


@pytest.fixture(scope="module", params=PAIRS)
def filled(
    request: pytest.FixtureRequest, servers: Servers, tmp_path_factory: pytest.TempPathFactory, embedded: Filled
) -> Iterator[Filled]:
    home = tmp_path_factory.mktemp("served")
    known = shutil.ignore_patterns(Home(embedded.home).catalogue.name)
    for kept in ("corpus", "facts"):  # what was read for the one is gone on with for the other
        shutil.copytree(embedded.home / kept, home / kept, ignore=known)
    with empty_pair(servers, request.param) as pair:
        ingest(home, SOURCES, servers=pair.servers)
        yield Filled(home, pair.environment)


@pytest.mark.parametrize("question", ASKED)
def test_servers_answer_as_embedded_stores_do(embedded: Filled, filled: Filled, question: str) -> None:
    answer = filled.answer(question)
    assert answer
    assert answer == embedded.answer(question)


EXPORTED: dict[str, tuple[str, ...]] = dict.fromkeys(QUESTIONS, ()) | {"compare": ("--topic", "设施规划建设")}


@pytest.mark.parametrize("kind", EXPORTED)
def test_servers_export_as_embedded_stores_do(embedded: Filled, filled: Filled, tmp_path: Path, kind: str) -> None:
    for suffix in (".csv", ".json"):
        written = filled.exported(kind, tmp_path / f"served{suffix}", *EXPORTED[kind])
        assert written
        assert written == embedded.exported(kind, tmp_path / f"embedded{suffix}", *EXPORTED[kind])

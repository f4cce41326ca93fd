"""What the user sees when the program itself fails."""

from pathlib import Path

import pytest

from hengce.ui import cli


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr(cli.Hengce, "main", fail)
    monkeypatch.setenv("HENGCE_HOME", str(tmp_path))
    return tmp_path / "log" / "error.log"


def test_one_sentence_and_the_place_of_the_details(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert said == f"错误：程序出了意外（RuntimeError），详情记在 {broken}。请把详情发给维护者。\n"


def test_details_are_kept(broken: Path) -> None:
    with pytest.raises(SystemExit):
        cli.main()
    assert "the inside" in broken.read_text("utf-8")

"""Files → library: what changes, what stays, what is told."""

import shutil
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from filelock import FileLock

from hengce.graph.queries import findings
from hengce.ingest import pipeline
from hengce.ingest.errors import ConfigError, LexiconError, StoreError
from hengce.ui.library import EmptyLibraryError, ingest, keep_upload, open_library, rebuild
from hengce.ui.library import derive as derivation

CORPUS = Path(__file__).parents[2] / "corpus"
NUMBERED = """某市人民政府关于加强照护服务的通知
某政发〔2020〕{number}号
各县人民政府：
一、任务
{words}。
某市人民政府
2020年1月1日
"""


class Watch:
    """Progress that is written down."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def started(self, total: int) -> None:
        self.calls.append(f"started {total}")

    def resumed(self, number: int) -> None:
        self.calls.append(f"resumed {number}")

    def advanced(self, path: Path, *, ok: bool) -> None:
        self.calls.append(f"{path.name} {ok}")

    def storing(self, documents: int) -> None:
        self.calls.append(f"storing {documents}")

    def finished(self) -> None:
        self.calls.append("finished")


def write(path: Path, number: int = 1, words: str = "加强指导") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NUMBERED.format(number=number, words=words), "utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans."""
    write(tmp_path / "plans" / "a.txt", 1)
    write(tmp_path / "plans" / "b.txt", 2, "规范登记")
    return tmp_path / "plans"


def ids(home: Path) -> list[str]:
    return sorted(row.id for row in open_library(home).documents())


def texts(home: Path) -> list[str]:
    library = open_library(home)
    return [library.extraction(row.id).text for row in library.documents()]


def test_files_of_a_folder_are_added(home: Path, folder: Path) -> None:
    report = ingest(home, [folder])
    assert [path.name for path in report.added] == ["a.txt", "b.txt"]
    assert ids(home) == ["某政发〔2020〕1号", "某政发〔2020〕2号"]


def test_readmes_metadata_and_hidden_files_of_a_folder_are_passed_over(home: Path, folder: Path) -> None:
    for name in ("README.md", ".a.txt", "a.toml", "film.mp4"):
        (folder / name).write_text("x = 1", "utf-8")
    assert len(ingest(home, [folder]).added) == 2


def test_the_source_is_kept_as_it_came_with_its_metadata(home: Path, folder: Path) -> None:
    (folder / "a.toml").write_text('publisher = "某市"', "utf-8")
    ingest(home, [folder])
    copy = open_library(home).source("某政发〔2020〕1号")
    assert copy.read_bytes() == (folder / "a.txt").read_bytes()
    assert copy.with_suffix(".toml").read_bytes() == (folder / "a.toml").read_bytes()


def test_a_second_ingest_does_nothing(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    generation = open_library(home).generation
    watch = Watch()
    report = ingest(home, [folder], progress=watch)
    assert (len(report.unchanged), report.changed, report.documents) == (2, False, 2)
    assert watch.calls == ["finished"]
    assert open_library(home).generation == generation


def test_a_changed_file_replaces_its_facts(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    write(folder / "a.txt", 7, "改为备案")
    report = ingest(home, [folder])
    assert [path.name for path in report.updated] == ["a.txt"]
    assert ids(home) == ["某政发〔2020〕2号", "某政发〔2020〕7号"]
    assert any("改为备案" in text for text in texts(home))


def test_a_renamed_file_stays_one_document(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    (folder / "a.txt").rename(folder / "c.txt")
    report = ingest(home, [folder])
    assert ([path.name for path in report.updated], report.missing, report.documents) == (["c.txt"], (), 2)


def test_a_file_that_is_gone_stays_without_prune(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    (folder / "a.txt").unlink()
    report = ingest(home, [folder])
    assert ([path.name for path in report.missing], len(ids(home))) == (["a.txt"], 2)


def test_a_file_that_is_gone_goes_with_prune(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    (folder / "a.txt").unlink()
    report = ingest(home, [folder], prune=True)
    assert ([path.name for path in report.removed], ids(home)) == (["a.txt"], ["某政发〔2020〕2号"])


def test_prune_leaves_files_outside_of_what_is_given(home: Path, folder: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "others" / "c.txt", 3, "其他")
    ingest(home, [folder, other])
    other.unlink()
    assert ingest(home, [folder], prune=True).removed == ()


def test_a_library_pruned_to_nothing_is_empty(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    shutil.rmtree(folder)
    assert ingest(home, [folder], prune=True).documents == 0
    with pytest.raises(EmptyLibraryError):
        open_library(home)


def test_the_same_bytes_twice_are_one_document(home: Path, folder: Path) -> None:
    shutil.copy(folder / "a.txt", folder / "z.txt")
    report = ingest(home, [folder])
    assert [(path.name, of.name) for path, of in report.duplicates] == [("z.txt", "a.txt")]
    assert report.documents == 2


def test_two_documents_of_one_number_are_kept_apart(home: Path, folder: Path) -> None:
    write(folder / "z.txt", 1, "另一份")
    ingest(home, [folder])
    first, second, _ = ids(home)
    assert (first, second.rpartition("#")[0]) == ("某政发〔2020〕1号", "某政发〔2020〕1号")
    with open_library(home) as library:
        assert "same_id" in {row.kind for row in findings(library.graph)}


def test_the_number_falls_to_the_second_when_the_first_goes(home: Path, folder: Path) -> None:
    write(folder / "z.txt", 1, "另一份")
    ingest(home, [folder])
    (folder / "a.txt").unlink()
    ingest(home, [folder], prune=True)
    assert ids(home) == ["某政发〔2020〕1号", "某政发〔2020〕2号"]


def test_a_bad_file_is_told_and_the_others_go_on(home: Path, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x00")
    watch = Watch()
    report = ingest(home, [folder, folder / "none.txt"], progress=watch)
    assert [failure.path.name for failure in report.failures] == ["none.txt", "bad.txt"]
    assert watch.calls == ["started 3", "a.txt True", "b.txt True", "bad.txt False", "storing 2", "finished"]


def test_a_file_that_turned_bad_leaves_what_was_held(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    (folder / "a.txt").write_bytes(b"\x00\x01")
    report = ingest(home, [folder])
    assert (len(report.failures), len(ids(home))) == (1, 2)


def test_a_fault_of_the_program_is_told_by_the_name_of_the_file(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "extract_source", lambda source: {}[source.text])
    report = ingest(home, [folder])
    assert ["KeyError" in failure.reason.zh for failure in report.failures] == [True, True]


def test_new_rules_read_everything_anew(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(home, [folder])
    monkeypatch.setattr("hengce.ui.library.ingestion.rules_version", lambda: "others")
    report = ingest(home, [folder / "a.txt"])
    assert (len(report.rederived), report.unchanged, report.documents) == (2, (), 2)


def test_many_files_are_read_in_several_processes(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(home / "one", [folder])
    monkeypatch.setattr(derivation, "WORTH_PROCESSES", 1)
    ingest(home / "many", [folder])
    assert texts(home / "one") == texts(home / "many")


def test_a_second_ingest_at_the_same_time_is_refused(home: Path, folder: Path) -> None:
    home.mkdir()
    with FileLock(home / "ingest.lock"), pytest.raises(StoreError, match="正在由另一个程序导入"):
        ingest(home, [folder])


def test_an_upload_is_kept_under_its_own_name_only(home: Path) -> None:
    assert keep_upload(home, "../../etc/plan.txt", b"x") == home / "uploads" / "plan.txt"


def test_a_rebuild_gives_the_same_facts(home: Path) -> None:
    ingest(home, [CORPUS])
    before = [open_library(home).extraction(row.id) for row in open_library(home).documents()]
    report = rebuild(home)
    assert (report.documents, report.differences, report.failures) == (5, (), ())
    assert [open_library(home).extraction(row.id) for row in open_library(home).documents()] == before


def test_a_library_grown_step_by_step_equals_one_made_at_once(home: Path) -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        ingest(home, [path])
    assert rebuild(home).differences == ()


def test_a_rebuild_says_what_differs(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(home, [folder])
    extract = pipeline.extract_source
    monkeypatch.setattr(pipeline, "extract_source", lambda source: replace(extract(source), frames=()))
    assert [difference.en.rpartition(": ")[2] for difference in rebuild(home).differences] == [
        "other facts than before."
    ] * 2


def test_an_empty_library_cannot_be_rebuilt(home: Path) -> None:
    with pytest.raises(EmptyLibraryError):
        rebuild(home)


def test_lost_generations_are_made_again_from_the_sources(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    shutil.rmtree(home / "generations")
    shutil.rmtree(folder)
    rebuild(home)
    assert len(ids(home)) == 2


def test_wrong_rules_stop_an_ingest_at_once(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise LexiconError("词典有误", "wrong lexicon")

    monkeypatch.setattr(pipeline, "extract_source", refuse)
    with pytest.raises(LexiconError):
        ingest(home, [folder])


def test_the_copies_of_the_library_are_not_read_again(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    assert len(ingest(home, [folder.parent]).unchanged) == 2


def test_a_library_that_cannot_be_written_can_be_read(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(home, [folder])
    monkeypatch.setattr("os.access", lambda *_: False)
    for lock in home.rglob("*.lock"):
        lock.unlink()
    with open_library(home) as library:
        assert library.index.count() == 2
    assert list((home / "generations").rglob("*.lock")) == []


def test_a_home_that_is_a_file_is_refused(home: Path, folder: Path) -> None:
    home.write_text("x")
    with pytest.raises(StoreError, match="不是文件夹"):
        ingest(home, [folder])
    with pytest.raises(StoreError, match="不是文件夹"):
        open_library(home)


def test_a_document_that_is_not_there_is_refused(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    with pytest.raises(ConfigError, match="没有文件"):
        open_library(home).extraction("x")


def test_lost_facts_are_read_anew(home: Path, folder: Path) -> None:
    ingest(home, [folder])
    shutil.rmtree(home / "facts")
    with pytest.raises(StoreError, match="rebuild"):
        texts(home)
    assert len(ingest(home, [folder]).rederived) == 2
    assert len(texts(home)) == 2


def test_documents_of_an_archive_are_kept_one_by_one(home: Path, folder: Path) -> None:
    archive = folder / "more.zip"
    texts = {f"附件/{number}.txt": NUMBERED.format(number=number, words="建站") for number in (3, 4)}
    with ZipFile(archive, "w") as file:
        for name, text in texts.items():
            file.writestr(name, text)
    report = ingest(home, [folder])
    assert [path.name for path in report.added] == ["a.txt", "b.txt", "3.txt", "4.txt"]
    assert ingest(home, [folder]).unchanged == report.added
    with open_library(home) as library:
        assert library.extraction("某政发〔2020〕4号").source.path == str(archive / "附件/4.txt")
        assert library.source("某政发〔2020〕4号").read_text("utf-8") == texts["附件/4.txt"]
    with ZipFile(archive, "w") as file:
        file.writestr("附件/3.txt", texts["附件/3.txt"])
    assert ingest(home, [folder], prune=True).removed == (archive / "附件/4.txt",)
    archive.unlink()
    assert (rebuild(home).documents, ingest(home, [archive], prune=True).documents) == (3, 2)

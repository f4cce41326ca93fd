"""文库: the documents held, one's own files to add, and what could not be read for sure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from hengce.graph.queries import findings
from hengce.ingest.errors import PolicyError
from hengce.ingest.read import readable_kinds
from hengce.ui.components.address import document_address
from hengce.ui.components.fact_table import documents_to_table
from hengce.ui.components.frontend import show
from hengce.ui.components.words import Trouble, TroubleList
from hengce.ui.labels import FINDING_KINDS
from hengce.ui.library import EmptyLibraryError, ingest, keep_upload
from hengce.ui.library.report import IngestReport
from hengce.ui.present import DOCUMENTS, FINDINGS
from hengce.ui.servers import EMBEDDED, Servers
from hengce.ui.settings import settings_from_environment
from hengce.ui.views.empty import show_hint, show_refusal
from hengce.ui.views.filters import fact_filters, key_named, view_switch
from hengce.ui.views.opened import Opened, opened
from hengce.ui.views.progress import BarProgress
from hengce.ui.views.tables import count_line, download, first_facts, show_facts, show_nothing

HELD, UPLOAD, FINDING = "文件", "上传", "待核"


def page() -> None:
    """The page."""
    st.title("文库")
    view = view_switch(HELD, UPLOAD, FINDING)
    if view == UPLOAD:
        _upload()
    else:
        _show(_findings if view == FINDING else _documents)


def _show(part: Callable[[Opened], None]) -> None:
    try:
        part(opened())
    except EmptyLibraryError:
        show_hint("文库里还没有文件。请在上面选“上传”，放入几份文件。")


def _documents(library: Opened) -> None:
    rows = library.documents
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(count_line(len(rows), "份"))
        download("文件", lambda: DOCUMENTS.table(rows), lambda: [document_address(row.id) for row in rows])
    show("table", documents_to_table(rows), key="table-documents")


def _findings(library: Opened) -> None:
    st.caption("待核：读到了、但没有十分把握的地方。请对照原文核实。")
    choices = fact_filters(library, "library", "region", "within", "topic", "finding")
    scope = replace(choices.scope(library), finding=key_named(FINDING_KINDS, choices.values.get("finding")))
    if (facts := first_facts(findings, library.library.graph, scope)).shown:
        show_facts("待核", FINDINGS, facts)
    else:
        show_nothing(choices, library)


def _upload() -> None:
    files = st.file_uploader("从这台电脑选择政策文件，可以一次选多份", accept_multiple_files=True, key="files")
    st.caption(f"可以读取：{readable_kinds().zh}；doc、wps、rtf、odt 要这台电脑装有 LibreOffice。")
    st.caption(f"{_kept(settings_from_environment().servers)}同名文件会换成新的。")
    if st.button("读入文库", type="primary", disabled=not files) and files:
        try:
            _tell(_ingest(files))
        except PolicyError as error:
            show_refusal(error)


def _kept(servers: Servers) -> str:
    if servers == EMBEDDED:
        return "文件只保存在这台电脑的文库里，不会传到网上。"
    return "文件保存在文库里，内容写入设定的图数据库或检索服务，不会传到别处。"


def _ingest(files: Iterable[UploadedFile]) -> IngestReport:
    settings = settings_from_environment()
    kept = [keep_upload(settings.home, file.name, file.getvalue()) for file in files]
    return ingest(settings.home, kept, progress=BarProgress(), servers=settings.servers)


def _tell(report: IngestReport) -> None:
    say = st.warning if report.failures else st.success
    say(outcome(report))
    if report.failures:
        rows = [Trouble(failure.path.name, failure.reason.zh) for failure in report.failures]
        show("troubles", TroubleList("没有读入的文件", tuple(rows)))


def outcome(report: IngestReport) -> str:
    """What became of the files, in a sentence.

    >>> outcome(IngestReport(documents=6))
    '文件都没有变化。文库现有 6 份文件。'
    """
    counts = "，".join(f"{name} {count} 份" for name, count in _counts(report) if count) or "文件都没有变化"
    return f"{counts}。文库现有 {report.documents} 份文件。"


def _counts(report: IngestReport) -> Iterator[tuple[str, int]]:
    yield "新增", len(report.added)
    yield "更新", len(report.updated)
    yield "内容未变", len(report.unchanged)
    yield "与已有文件重复", len(report.duplicates)
    yield "未能读入", len(report.failures)

"""The app: the bar at the top, and the page whose address is open."""

import streamlit as st

from hengce.ingest.errors import PolicyError
from hengce.ui.components.chrome import show_chrome
from hengce.ui.components.frontend import STATIC, show
from hengce.ui.components.nav import nav_to
from hengce.ui.library import EmptyLibraryError
from hengce.ui.views import compare, concessions, document, duties, library, search, targets
from hengce.ui.views.empty import show_crash, show_empty, show_until_back

PAGES = (
    ("检索", "", search.page),
    ("职责", "duties", duties.page),
    ("对比", "compare", compare.page),
    ("指标", "targets", targets.page),
    ("税费", "concessions", concessions.page),
    ("文件", "document", document.page),
    ("文库", "library", library.page),
)


def main() -> None:
    """Shows the page whose address is open."""
    pages = [st.Page(page, title=f"{name} · 衡策", url_path=path, default=not path) for name, path, page in PAGES]
    current = st.navigation(pages, position="hidden")
    st.set_page_config(page_icon=str(STATIC / "icon.svg"), layout="wide")
    with st.container(key="frame"):
        show_chrome()
        show("nav", nav_to([(name, path) for name, path, _ in PAGES], current.url_path))
    try:
        current.run()
    except EmptyLibraryError:
        show_empty()
    except PolicyError as error:
        show_until_back(error)
    except Exception as error:
        show_crash(error)


main()

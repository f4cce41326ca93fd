"""Bodies that stand for all of a kind: 各供热公司, 各县（市、区）民政局."""

from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.place_words import CLASS_PLACE
from hengce.ingest.lexicon.body_forms import BodyForm
from hengce.ingest.model import DepartmentKind


def kind_unless_many(words: str, kind: DepartmentKind) -> DepartmentKind:
    """The kind of a body; those of several places are a class: 各供热公司, 各县（市、区）电力执法办."""
    return "collective" if words.startswith("各") or CLASS_PLACE.match(words) else kind


def kind_of_class(form: BodyForm) -> DepartmentKind:
    """The kind of all bodies of a line: a class that is no government, but for organs of the Party."""
    return "party" if form.kind == "party" else "collective"


def class_of(full: str, form: BodyForm, kind: DepartmentKind) -> Body:
    """The class of bodies of one line that is called `full`."""
    return Body("class", full, form.function, kind)

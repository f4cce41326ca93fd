"""Extraction ↔ JSON: the format that `hengce extract` prints and the library keeps.

Every key holds the field of the same name in `model`; spans are `[start, end]`, source marks
`[offset, line, character]`, source places `[line, page, table, row, character]`.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from hengce.ingest import model

Json = dict[str, Any]  # a JSON object: its values are checked where they become facts
T = TypeVar("T")

FLAT: Mapping[str, type[Any]] = {
    "provisions": model.Provision,
    "frames": model.Frame,
    "responsibilities": model.Responsibility,
    "duties": model.Duty,
    "targets": model.Target,
    "concessions": model.Concession,
    "citations": model.Citation,
    "coordination_bodies": model.CoordinationBody,
    "findings": model.Finding,
}


def extraction_to_json(extraction: model.Extraction) -> Json:
    """The JSON object of one document, keys in the order of the format's description."""
    region, field = extraction.document.region, extraction.document.field
    return {
        "source": _plain(extraction.source),
        "document": _plain(extraction.document)
        | {"region": region and _plain(region), "field": field and _plain(field)},
        "text": extraction.text,
        "provisions": [_plain(fact) for fact in extraction.provisions],
        "departments": [_department_to_json(department) for department in extraction.departments],
        **{key: [_plain(fact) for fact in getattr(extraction, key)] for key in FLAT if key != "provisions"},
        "source_marks": [list(mark) for mark in extraction.source_marks],
        "source_places": [list(place) for place in extraction.source_places],
    }


def extraction_from_json(json: Json) -> model.Extraction:
    """The extraction a JSON object of this format describes; keys it does not know are passed over.

    Guarantees: `extraction_from_json(extraction_to_json(e)) == e`.
    Raises: KeyError or TypeError when the object is not of this format.
    """
    document = dict(json["document"])
    if document.get("region"):
        document["region"] = _fact(model.Region, document["region"])
    if document.get("field"):
        document["field"] = _fact(model.PolicyField, document["field"])
    return model.Extraction(
        source=_fact(model.Source, json["source"]),
        document=_fact(model.Document, document),
        text=json["text"],
        departments=tuple(_department_from_json(row) for row in json["departments"]),
        source_marks=tuple(model.SourceMark(*row) for row in json.get("source_marks", ())),
        source_places=tuple(model.SourcePlace(*row) for row in json.get("source_places", ())),
        **{key: tuple(_fact(kind, row) for row in json.get(key, ())) for key, kind in FLAT.items()},
    )


def _plain(value: Any) -> Json:
    held = {name: getattr(value, name) for name in _names(type(value))}
    return {name: list(each) if isinstance(each, tuple) else each for name, each in held.items()}


def _fact(kind: type[T], row: Json) -> T:
    return kind(**{name: tuple(v) if isinstance(v := row[name], list) else v for name in _names(kind) if name in row})


def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of fact, which is a named tuple, or of another value of `model`, which is a dataclass."""
    return getattr(kind, "_fields", ()) or tuple(field.name for field in fields(kind))


def _department_to_json(department: model.Department) -> Json:
    return _plain(department) | {"mentions": [list(span) for span in department.mentions]}


def _department_from_json(row: Json) -> model.Department:
    mentions = tuple(model.Span(start, end) for start, end in row.get("mentions", ()))
    return _fact(model.Department, row | {"mentions": mentions})

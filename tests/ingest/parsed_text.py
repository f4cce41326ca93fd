"""A text made into a parsed document by hand, so that extractors are tested without the stages before them."""

from hengce.ingest.model import Document, Parsed, Provision


def text_to_parsed(text: str, heading: str | None = None) -> Parsed:
    """A document whose only provision is `1`: the label 一、, the heading if there is one, and `text`."""
    whole = f"一、{heading}。{text}" if heading else f"一、{text}"
    provision = Provision("1", None, "一、", heading, "measure", whole, 0, len(whole))
    return Parsed(whole, Document("x"), (provision,), ())

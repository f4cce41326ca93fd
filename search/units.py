"""What is searched → expressions: a unit in all fields, under all its names."""

from hengce.search.entries import body_term
from hengce.search.expression import Best, Boolean, Constant, Expression, Field, Term, Weighted, any_of, terms
from hengce.search.ranking import RANKING
from hengce.search.understand import Unit, Word


def unit_to_expression(unit: Unit, rarity: float) -> Expression:
    """The unit in the fields that say what a provision is about, and a fixed bonus for standing in its text at all.

    BM25 makes little of words in a long text, and a list of all duties of all bodies is long. Headings above and the
    title of the document count only beside that: else all of a plan would be hits.
    """
    fields: tuple[tuple[Field, float], ...] = (
        ("words", 1.0),
        ("heading", RANKING.heading),
        ("topic_words", RANKING.topic_words),
    )
    weighted = (Weighted(_named(unit, field), weight) for field, weight in fields)
    present = Constant(_named(unit, "words", whole=True), RANKING.present * rarity)
    above = Weighted(_named(unit, "context"), RANKING.context)
    typed = (Constant(_all_words(unit, "words", whole=True), RANKING.typed * rarity),) if _has_other_names(unit) else ()
    return Boolean(should=(*weighted, present, above, *typed))


def unit_to_condition(unit: Unit) -> Expression:
    """The entries that have to do with the unit: named there or by their topics, in a wider sense, or as a body."""
    wider = (Term("words", concept) for concept in unit.concepts[1:])
    facts = (Term("body", body_term(function=concept[1:])) for concept in unit.concepts if concept.startswith("@"))
    return any_of(_named(unit, "words", whole=True), _named(unit, "topic_words", whole=True), *wider, *facts)


def _has_other_names(unit: Unit) -> bool:
    """Whether the unit is a thing of several names, but no body: one that is printed in full is the same body."""
    return bool(unit.words and unit.concepts) and not unit.concepts[0].startswith("@")


def _named(unit: Unit, field: Field, *, whole: bool = False) -> Expression:
    """The unit under any of its names: a concept, or all its words.

    Unless `whole`, a wider concept and some of its words count a little.
    """
    narrow = len(unit.concepts) if unit.is_asked else 1
    names: list[Expression] = [Term(field, concept) for concept in unit.concepts[:narrow]]
    if not whole:
        names += [Weighted(Term(field, concept), RANKING.some_words) for concept in unit.concepts[narrow:]]
    if unit.words:
        names.append(_all_words(unit, field, whole=whole))
    if len(unit.words) > 1 and not whole and not unit.is_asked:
        some = any_of(*(_word(field, word, whole=False) for word in unit.words))
        names.append(Weighted(some, RANKING.some_words))
    return names[0] if len(names) == 1 else Best(tuple(names))


def _all_words(unit: Unit, field: Field, *, whole: bool) -> Expression:
    return Boolean(must=tuple(_word(field, word, whole=whole) for word in unit.words))


def _word(field: Field, word: Word, *, whole: bool) -> Expression:
    """A word; unless `whole`, the words in it count a little. One character is looked for in longer words too."""
    names: list[Expression] = [Term(field, word.whole)]
    if len(word.whole) == 1 and field == "words":
        names.append(Weighted(Term("characters", word.whole), RANKING.some_words))
    if word.parts and not whole:
        names.append(Weighted(terms(field, word.parts), RANKING.some_words))
    return names[0] if len(names) == 1 else Best(tuple(names))

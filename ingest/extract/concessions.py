"""Concessions (税费优惠) of a document: what is waived, cut, subsidised or priced lower."""

from collections.abc import Iterator
from dataclasses import replace

from hengce.ingest.extract.concession_beneficiary import Reached, beneficiary_of
from hengce.ingest.extract.concession_relief import Grant, read_prices, read_relief
from hengce.ingest.extract.concession_sentences import BLANK, Sentence, sentences_with_concessions
from hengce.ingest.extract.concession_support import read_pointers, read_subsidies, unread_subsidies
from hengce.ingest.lexicon.concessions import ConcessionLexicon
from hengce.ingest.model import Concession, Extracted, Finding, Parsed


def extract_concessions(parsed: Parsed, lexicon: ConcessionLexicon) -> Extracted[Concession]:
    """The concessions of a document, and the subsidies named in it that could not be read (`unread_concession`).

    Guarantees: in reading order; `parsed.text[start:end] == text`; one entry for each item and treatment of a sentence.

    Not handled: deferred payment (缓缴), prizes (奖励), land and room in kind.
    """
    facts: list[Concession] = []
    headed: list[Concession] = []
    findings: list[Finding] = []
    for sentence in sentences_with_concessions(parsed, lexicon):
        found = list(_of_sentence(sentence, parsed.text, lexicon))
        (headed if sentence.is_heading else facts).extend(found)
        if not found and not sentence.is_heading:
            findings.extend(_unread(sentence, parsed.text, lexicon))
    told = {(fact.provision, fact.category) for fact in facts}
    facts += [fact for fact in headed if (fact.provision, fact.category) not in told]
    return Extracted(tuple(sorted(_distinct(facts), key=lambda fact: fact.start)), tuple(findings))


def _of_sentence(sentence: Sentence, text: str, lexicon: ConcessionLexicon) -> Iterator[Concession]:
    before: Reached | None = None
    for index in range(len(sentence.clauses)):
        if _refused(sentence, index, lexicon):
            continue
        for grant in _grants(sentence, index, lexicon):
            reached = beneficiary_of(grant, sentence, before, lexicon)
            yield _concession(grant, reached, sentence, text)
            before = replace(reached, clause=index, end=grant.treatment.end)


def _refused(sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> bool:
    return any(word in sentence.clause(index) for word in lexicon.words["not.refused"])


def _grants(sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> list[Grant]:
    """The grants of one clause. A pointer counts only where nothing is named; a price stands over a relief of the same use."""
    prices = list(read_prices(sentence, index, lexicon))
    relief = [grant for grant in read_relief(sentence, index, lexicon) if not (prices and grant.category == "utility")]
    taxed = max((grant.treatment.start for grant in relief if grant.category == "tax"), default=0)
    # 落实育儿补贴免征个人所得税政策 frees a subsidy from tax, it does not grant one
    subsidies = [grant for grant in read_subsidies(sentence, index, lexicon) if grant.treatment.start > taxed]
    grants = prices + relief + subsidies
    specific = [grant for grant in grants if grant.category != "general"]
    if not any(grant.category == "tax" for grant in specific):
        specific += list(read_pointers(sentence, index, lexicon)) or [g for g in grants if g.category == "general"]
    return sorted(specific, key=lambda grant: grant.treatment.start)


def _concession(grant: Grant, reached: Reached, sentence: Sentence, text: str) -> Concession:
    end = sentence.clauses[grant.clause].end
    treatment = text[grant.treatment.start : grant.treatment.end]
    return Concession(
        provision=sentence.provision,
        category=grant.category,
        item=grant.item,
        treatment=treatment,
        rate=grant.rate,
        beneficiary=_as_printed(reached, sentence, text),
        text=text[reached.quote_start : end],
        start=reached.quote_start,
        end=end,
    )


def _as_printed(reached: Reached, sentence: Sentence, text: str) -> str | None:
    """The beneficiary with the brackets that were blanked for reading."""
    if not reached.beneficiary or BLANK not in reached.beneficiary:
        return reached.beneficiary
    start = sentence.text.find(reached.beneficiary, reached.quote_start)
    return text[start : start + len(reached.beneficiary)] if start >= 0 else reached.beneficiary


def _distinct(facts: list[Concession]) -> list[Concession]:
    """`facts` without what says the same of the same item to the same beneficiary again."""
    kept = dict[tuple[object, ...], Concession]()
    for f in facts:
        kept.setdefault((f.provision, f.category, f.item, f.treatment, f.rate, f.beneficiary), f)
    return list(kept.values())


def _unread(sentence: Sentence, text: str, lexicon: ConcessionLexicon) -> Iterator[Finding]:
    for index in range(len(sentence.clauses)):
        if _refused(sentence, index, lexicon):
            continue
        for span in unread_subsidies(sentence, index, lexicon):
            words = text[span.start : span.end]
            yield Finding(
                "unread_concession",
                f"提到「{words}」，但读不出给予什么优惠，请人工核对。",
                f"“{words}” is named, but what it grants could not be read; please check it.",
                sentence.provision,
                span.start,
                span.end,
            )
            return

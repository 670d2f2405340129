"""Whole queries that begin as typed: what is offered while somebody types."""

from search import text
from search.engines import get_engine
from search.engines.base import EngineUnavailable
from search.sections import Reader

WORD_LETTERS, TITLE_LETTERS = 2, 3  # typed before words, and titles, are offered


def complete(typed: str, reader: Reader, limit: int = 8) -> list[str]:
    """Return whole queries that begin as typed: titles, then the last word completed."""
    typed = text.clean(typed).strip()[: text.QUERY_LETTERS]
    found = text.tokens(typed)
    if not found:
        return []
    folded = " ".join(text.fold(token.word) for token in found)
    last = text.fold(found[-1].word)
    try:
        view = get_engine().view()
        titles, words = [], []
        if len(folded) >= TITLE_LETTERS:
            titles = view.complete_title(folded, reader.audiences, limit // 2)
        if len(last) >= WORD_LETTERS:
            words = view.complete_word(last, reader.audiences, limit * 3)
    except EngineUnavailable:
        return []
    before = typed[: found[-1].start]
    code = text.family(reader.language)
    one_a_stem: dict[str, str] = {}
    for word in words:
        one_a_stem.setdefault(text.stem(text.fold(word.text), code), before + word.text)
    texts = [*(title.text for title in titles), *one_a_stem.values()]
    return [each for each in dict.fromkeys(texts) if each != typed][:limit]

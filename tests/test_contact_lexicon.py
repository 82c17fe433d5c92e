"""The words of contact: every entry earns its line by an example that is read."""

from __future__ import annotations

import pytest

from letopis.extraction.contacts.arguments import ROLES
from letopis.extraction.contacts.candidates import candidates
from letopis.extraction.contacts.frames import FIELDS, frame_of, frames, groups, words
from letopis.lexicons.loader import load_toml

ENTRIES = load_toml("contacts.toml", table="frame", fields=FIELDS)
GROUPS = load_toml("contact_words.toml", table="group", fields=("name", "words", "example"))


def remote(kind: str) -> set[str]:
    """The kinds that a frame may come out as: a talk by telephone is a call."""
    return {kind, "call"} if kind in {"talks", "meeting"} else {kind}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: f"{e['kind']} {e['form']} {e['words'][0]}")
def test_every_frame_reads_its_example(context, entry):
    text = context(entry["example"])
    fired = [c for c in candidates(text) if c.frame == frame_of(entry)]
    assert fired, f"no trigger of {entry['words']} in {entry['example']!r}"
    assert text.document.tokens[fired[0].trigger].lemma in entry["words"]
    assert fired[0].kind in remote(entry["kind"])
    assert fired[0].parties


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: f"{e['kind']} {e['form']} {e['words'][0]}")
def test_every_frame_knows_its_roles(entry):
    assert set(entry["roles"]) <= set(ROLES)
    assert set(entry.get("needs_role", ())) <= set(entry["roles"])
    assert entry["form"] in {"verb", "noun"}
    assert all(word == word.lower() and "ё" not in word for word in [*entry["words"], *entry.get("needs", ())])


@pytest.mark.parametrize("entry", GROUPS, ids=lambda e: e["name"])
def test_every_group_has_one_of_its_words_in_its_example(context, entry):
    lemmas = {t.lemma for t in context(entry["example"]).document.tokens}
    assert lemmas & words(entry["name"])


@pytest.mark.parametrize("entry", GROUPS, ids=lambda e: e["name"])
def test_a_group_says_each_word_once_and_without_yo(entry):
    assert sorted(entry["words"]) == sorted(set(entry["words"]))
    assert all(word == word.lower() and "ё" not in word for word in entry["words"])


def test_a_word_says_one_thing_about_a_contacts_status():
    statuses = ("planned", "proposed", "cancelled", "denied")
    told = [word for status in statuses for word in groups()[status]]
    assert sorted(told) == sorted(set(told))


def test_a_frame_that_needs_a_further_word_is_tried_first():
    assert [f.kind for f in frames()["разговор"]] == ["call", "talks"]


def test_a_rule_is_named_for_what_it_sees():
    assert frames()["созвониться"][0].rule == "call.verb.созвониться"
    assert frames()["самит"][0].rule == "summit.noun.саммит"


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Состоялся телефонный разговор Владимира Путина с Джо Байденом.", ["call"]),
        ("Состоялся долгий разговор Владимира Путина с Джо Байденом.", ["talks"]),
        ("Владимир Путин направил королю телеграмму.", ["letter"]),
        ("Владимир Путин направил королю подарок.", []),
        ("Министр обороны находится с визитом в Пекине.", ["visit"]),
        ("Министр обороны находится в Пекине.", []),
        ("Зрители аплодировали.", []),
    ],
)
def test_a_frame_fits_only_with_the_words_that_it_needs(context, sentence, kinds):
    assert [c.kind for c in candidates(context(sentence))][:1] == kinds

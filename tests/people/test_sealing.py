"""Texts that only chosen people can read, whoever holds the file (N6.4)."""

import msgspec
import pytest
from argon2 import PasswordHasher
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.people import sealing
from counter_app.people.sealing import (
    PADDED_TO,
    PrivateKey,
    Reader,
    seal,
    seal_to_more,
    unseal,
    unwrapped,
)

PLACE = b"record of somebody"
OWNER = b"owner"
PASSWORD = "城东大厅2020"
COST = (sealing.ROUNDS, sealing.MEMORY, sealing.LANES)


@pytest.fixture(autouse=True, scope="module")
def quick_hash():
    """The real cost is shown once (`test_a_try_costs_as_much_as_signing_in`)."""
    sealing.ROUNDS, sealing.MEMORY, sealing.LANES = 1, 8, 1
    yield
    sealing.ROUNDS, sealing.MEMORY, sealing.LANES = COST


def reader(key, name="k", user="u"):
    return Reader(user, name, key.public)


TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=1500)


@given(TEXTS)
@settings(deadline=None, max_examples=40)
def test_each_reader_opens_it_and_nobody_else(text):
    mine, care, other = PrivateKey.new(), PrivateKey.new(), PrivateKey.new()
    sealed = seal(text, PLACE, [reader(mine, "a"), reader(care, "b", "care")])
    assert unseal(sealed, PLACE, {"a": mine}) == text
    assert unseal(sealed, PLACE, {"b": care}) == text
    assert unseal(sealed, PLACE, {"a": other}) is None
    assert unseal(sealed, PLACE, {"c": mine}) is None
    assert unseal(sealed, PLACE, {}) is None
    assert (len(sealed.text) - 16) % PADDED_TO == 0


@given(TEXTS.filter(lambda text: len(text) >= 4))
@settings(deadline=None, max_examples=40)
def test_nothing_of_the_text_is_seen(text):
    sealed = msgspec.json.encode(seal(text, PLACE, [reader(PrivateKey.new())]))
    raw = msgspec.msgpack.encode(msgspec.json.decode(sealed, type=sealing.SealedText))
    assert text.encode() not in sealed
    assert text.encode() not in raw


@given(TEXTS, st.integers(0, 10_000), st.sampled_from(["text", "nonce", "key", "ephemeral"]))
@settings(deadline=None, max_examples=60)
def test_what_was_altered_does_not_open(text, place, which):
    mine = PrivateKey.new()
    sealed = seal(text, PLACE, [reader(mine, "a")])
    (key,) = sealed.keys

    def altered(raw):
        at = place % len(raw)
        return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]

    match which:
        case "text":
            sealed = msgspec.structs.replace(sealed, text=altered(sealed.text))
        case "nonce":
            sealed = msgspec.structs.replace(sealed, nonce=altered(sealed.nonce))
        case "key":
            key = msgspec.structs.replace(key, sealed=altered(key.sealed))
            sealed = msgspec.structs.replace(sealed, keys=(key,))
        case "ephemeral":
            key = msgspec.structs.replace(key, ephemeral=altered(key.ephemeral))
            sealed = msgspec.structs.replace(sealed, keys=(key,))
    assert unseal(sealed, PLACE, {"a": mine}) is None


def test_it_opens_only_where_it_belongs():
    mine = PrivateKey.new()
    sealed = seal("心里难受", PLACE, [reader(mine, "a")])
    assert unseal(sealed, b"record of another", {"a": mine}) is None
    (key,) = sealed.keys
    renamed = msgspec.structs.replace(sealed, keys=(msgspec.structs.replace(key, user="x"),))
    assert unseal(renamed, PLACE, {"a": mine}) is None


def test_who_can_read_lets_more_read_and_who_can_not_lets_nobody():
    mine, later = PrivateKey.new(), PrivateKey.new()
    sealed = seal("心里难受", PLACE, [reader(mine, "a")])
    assert seal_to_more(sealed, PLACE, {"b": later}, [reader(later, "b")]) == ()
    more = seal_to_more(sealed, PLACE, {"a": mine}, [reader(later, "b", "care")])
    shared = msgspec.structs.replace(sealed, keys=sealed.keys + more)
    assert unseal(shared, PLACE, {"b": later}) == "心里难受"


def test_two_seals_of_the_same_text_have_nothing_in_common():
    mine = PrivateKey.new()
    first, second = (seal("同样的话", PLACE, [reader(mine, "a")]) for _ in range(2))
    assert first.text != second.text
    assert first.keys[0].sealed != second.keys[0].sealed


def test_a_private_key_comes_out_by_its_password_and_its_owner_alone():
    key = PrivateKey.new()
    kept = key.wrapped(PASSWORD, OWNER)
    opened = unwrapped(kept, "城东大厅２０２０", OWNER, key.public)  # full-width digits
    assert opened is not None
    assert opened.public == key.public
    other = PrivateKey.new()
    assert unwrapped(kept, "城东大厅2021", OWNER, key.public) is None
    assert unwrapped(kept, PASSWORD, b"another", key.public) is None
    assert unwrapped(kept, PASSWORD, OWNER, other.public) is None
    assert (
        unwrapped(
            msgspec.structs.replace(kept, sealed=kept.sealed[:-1]), PASSWORD, OWNER, key.public
        )
        is None
    )
    assert unwrapped(msgspec.structs.replace(kept, nonce=b""), PASSWORD, OWNER, key.public) is None


def test_what_claims_to_be_a_public_key_and_is_none_opens_nothing():
    mine = PrivateKey.new()
    sealed = seal("心里难受", PLACE, [reader(mine, "a")])
    for ephemeral in (b"", bytes(31), bytes(32)):
        key = msgspec.structs.replace(sealed.keys[0], ephemeral=ephemeral)
        assert unseal(msgspec.structs.replace(sealed, keys=(key,)), PLACE, {"a": mine}) is None


def test_a_try_costs_as_much_as_signing_in():
    hasher = PasswordHasher()
    assert (hasher.time_cost, hasher.memory_cost, hasher.parallelism) == COST

"""One-time codes: typed as people type, and worth nothing at a wrong server."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import InputError
from counter_app.sync.codes import ALPHABET, Code, binding_of, new_secret_half, read_code

halves = st.text(ALPHABET, min_size=10, max_size=10)


@given(secret=halves, binding=halves)
def test_a_code_comes_back_as_it_was_printed(secret, binding):
    code = Code(secret, binding)
    assert read_code(code.text) == code
    assert [len(group) for group in code.text.split("-")] == [5, 5, 5, 5]


@pytest.mark.parametrize(
    "typed",
    [
        "7k2qm 90xda b3tzv 0h1rc",
        "7K2QM-9OXDA-B3TZV-OHIRC",
        "７Ｋ２ＱＭ－９０ＸＤＡ－Ｂ３ＴＺＶ－０Ｈ１ＲＣ",
        " 7K2QM90XDAB3TZV0HlRC\n",
    ],
)
def test_a_code_may_be_typed_as_people_type(typed):
    assert read_code(typed) == Code("7K2QM90XDA", "B3TZV0H1RC")


@pytest.mark.parametrize("typed", ["", "7K2QM-90XDA-B3TZV", "7K2QM-90XDA-B3TZV-0H1RCC", "会" * 20])
def test_what_is_no_code_is_said_at_its_field(typed):
    with pytest.raises(InputError) as caught:
        read_code(typed)
    assert caught.value.field == "code"


def test_a_letter_that_no_code_has_is_refused():
    with pytest.raises(InputError):
        read_code("7K2QM-90XDA-B3TZV-0H1RU")


def test_a_code_fits_its_certificate_only():
    certificate = b"a certificate"
    code = Code(new_secret_half(), binding_of(certificate))
    assert code.fits(certificate)
    assert not code.fits(b"another certificate")
    assert code.fits_digest(hashlib.sha256(certificate).hexdigest())
    assert not code.fits_digest(hashlib.sha256(b"another certificate").hexdigest())
    assert not code.fits_digest("no digest at all")


def test_the_binding_is_the_beginning_of_the_fingerprint():
    bits = "".join(f"{ALPHABET.index(one):05b}" for one in binding_of(b"a certificate"))
    fingerprint = hashlib.sha256(b"a certificate").digest()
    assert bits == "".join(f"{byte:08b}" for byte in fingerprint)[:50]


def test_a_code_is_not_in_its_repr():
    code = Code(new_secret_half(), binding_of(b"x"))
    assert code.secret not in repr(code)


def test_secrets_differ():
    assert len({new_secret_half() for _ in range(100)}) == 100

"""The certificate is made once, kept, and its key is nobody else's to read."""

import ipaddress
import stat

import pytest
from cryptography import x509

from counter_app.errors import EnvironmentFault, InputError
from counter_app.server.certificates import (
    certificate_from_files,
    fingerprint_of,
    own_certificate,
    own_hosts,
)
from counter_app.sync.codes import Code, binding_of


def names(certificate):
    parsed = x509.load_der_x509_certificate(certificate.der)
    return parsed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value


def test_a_certificate_is_made_once_and_kept(tmp_path):
    made = own_certificate(tmp_path / "server")
    assert own_certificate(tmp_path / "server") == made
    assert own_certificate(tmp_path / "another").der != made.der


def test_the_key_is_nobody_elses_to_read(tmp_path):
    made = own_certificate(tmp_path)
    assert stat.S_IMODE(made.key_path.stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {
        made.path.name,
        made.key_path.name,
    }


def test_a_start_cut_off_after_the_key_goes_on_with_it(tmp_path):
    made = own_certificate(tmp_path)
    key = made.key_path.read_bytes()
    made.path.unlink()
    again = own_certificate(tmp_path)
    assert again.key_path.read_bytes() == key
    assert again.der != made.der


def test_it_is_for_this_computers_names_and_addresses(tmp_path):
    found = names(own_certificate(tmp_path, ["localhost", "127.0.0.1", "fe80::1%eth0"]))
    assert found.get_values_for_type(x509.DNSName) == ["localhost"]
    assert found.get_values_for_type(x509.IPAddress) == [
        ipaddress.ip_address("127.0.0.1"),
        ipaddress.ip_address("fe80::1"),
    ]
    assert {"localhost", "127.0.0.1"} <= set(own_hosts())


def test_a_computer_with_a_chinese_name_gets_one_too(tmp_path):
    found = names(own_certificate(tmp_path, ["前台电脑", "x" * 80, "127.0.0.1"]))
    assert found.get_values_for_type(x509.DNSName) == ["xn--ldrt3bb08d85j"]


def test_ten_years(tmp_path):
    parsed = x509.load_der_x509_certificate(own_certificate(tmp_path).der)
    assert (parsed.not_valid_after_utc - parsed.not_valid_before_utc).days > 3650


def test_an_administrators_own_files_are_taken_as_they_are(tmp_path):
    made = own_certificate(tmp_path)
    taken = certificate_from_files(made.path, made.key_path)
    assert taken.pem == made.path.read_text()
    assert taken.fingerprint == fingerprint_of(made.der)
    assert len(taken.fingerprint.split(":")) == 32
    assert Code("0" * 10, binding_of(taken.der)).fits(made.der)


def test_what_does_not_fit_is_said(tmp_path):
    one, another = own_certificate(tmp_path / "one"), own_certificate(tmp_path / "another")
    with pytest.raises(InputError, match="does not belong"):
        certificate_from_files(one.path, another.key_path)
    with pytest.raises(InputError, match="PEM"):
        certificate_from_files(one.key_path, one.key_path)
    with pytest.raises(InputError, match="can't be read"):
        certificate_from_files(tmp_path / "missing", one.key_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFault):
        own_certificate(tmp_path / "file")

"""Staff and centers from the shell."""

import re

import pytest

from tests.cli.shell import Shell


def test_a_first_account_comes_with_a_link_to_set_its_password(shell: Shell) -> None:
    shell.says("center", "add", "Riverside Employment Center")
    said = shell.says("staff", "add", "Ines Moreno", "ines@riverside.example", "--administrator")
    assert re.search(r"^http://localhost:8000/staff/links/[\w-]{40,}$", said, re.MULTILINE)


def test_links_use_the_public_address_where_there_is_one(riverside: Shell) -> None:
    said = riverside.says(
        "staff", "link", "ines@riverside.example", PUBLIC_ADDRESS="https://class.example.org"
    )
    assert said.startswith("https://class.example.org/staff/links/")


def test_every_link_is_new(riverside: Shell) -> None:
    assert riverside.says("staff", "link", "ines@riverside.example") != riverside.says(
        "staff", "link", "ines@riverside.example", "--password"
    )


def test_everybody_is_listed_by_center(riverside: Shell) -> None:
    riverside.says("center", "add", "Hilltop Job Center")
    riverside.says("staff", "add", "Lena Park", "lena@hilltop.example", "--center", "2")
    assert riverside.says("staff", "list").splitlines() == [
        "2  Hilltop Job Center",
        "   Lena Park <lena@hilltop.example>, instructor",
        "1  Riverside Employment Center",
        "   Ines Moreno <ines@riverside.example>, administrator",
    ]
    assert riverside.says("center", "list").splitlines() == [
        "2  Hilltop Job Center",
        "1  Riverside Employment Center",
    ]


def test_a_colleague_who_left_can_no_longer_be_let_in(riverside: Shell) -> None:
    riverside.says("staff", "add", "Omar Haddad", "omar@riverside.example")
    riverside.says("staff", "deactivate", "omar@riverside.example")
    assert "Nobody active" in riverside.refuses("staff", "link", "omar@riverside.example")
    assert "Omar Haddad <omar@riverside.example>, instructor, deactivated" in riverside.says("staff", "list")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("staff", "link", "nobody@riverside.example"), "Nobody active has this e-mail"),
        (("staff", "deactivate", "ines@riverside.example"), "the only administrator"),
        (("staff", "add", "Ines", "INES@riverside.example"), "already on the list"),
        (("staff", "add", "Ines", "no address"), "not an e-mail address"),
        (("staff", "add", " ", "omar@riverside.example"), "The name is empty"),
        (("staff", "add", "Omar", "omar@riverside.example", "--center", "9"), "no center with that number"),
        (("center", "add", "Hilltop", "--time-zone", "Moon/Base"), "no such time zone"),
        (("staff", "add", "Omar 🎉", "omar@riverside.example"), "no letters for 🎉 in the name"),
        (("center", "add", "Hilltop", "--address", "北 Street"), "no letters for 北 in the address"),
    ],
)
def test_a_mistake_gets_one_sentence(riverside: Shell, arguments: tuple[str, ...], sentence: str) -> None:
    assert sentence in riverside.refuses(*arguments)


def test_staff_need_a_center_first(shell: Shell) -> None:
    assert "workshop center add" in shell.refuses("staff", "add", "Ines", "ines@riverside.example")


def test_with_several_centers_one_has_to_be_named(riverside: Shell) -> None:
    riverside.says("center", "add", "Hilltop Job Center")
    refused = riverside.refuses("staff", "add", "Lena Park", "lena@hilltop.example")
    assert "2 Hilltop Job Center, 1 Riverside Employment Center" in refused

"""The page of the center's pictures: uploaded, looked at, replaced, taken away."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from tests.cast import Cast
from tests.documents import gate
from tests.documents.hostile_drawings import HOSTILE, drawing
from workshop.records import pictures

PAGE = "/staff/center/pictures"


def send(client: FlaskClient, place: str, file: bytes, name: str = "logo.png"):
    return client.post(f"{PAGE}/{place}", data={place: (io.BytesIO(file), name)})


def send_large(client: FlaskClient, place: str, file: bytes):
    """As bytes: the test client would make a temporary file of it, and leave it open."""
    head = f'--end\r\nContent-Disposition: form-data; name="{place}"; filename="photo.png"\r\n\r\n'
    body = head.encode() + file + b"\r\n--end--\r\n"
    return client.post(f"{PAGE}/{place}", data=body, content_type="multipart/form-data; boundary=end")


def key(app: Flask, cast: Cast, place: str) -> str | None:
    with app.app_context():
        return pictures.of_center(cast.riverside.id)[place]


def test_a_picture_is_sent_seen_replaced_and_taken_away(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    assert "No picture so far." in ines.get(PAGE).text
    assert send(ines, "logo", drawing(), "logo.svg").status_code == 302
    first = key(app, cast, "logo")
    assert f"{PAGE}/logo.jpg" in ines.get(PAGE).text
    shown = ines.get(f"{PAGE}/logo.jpg")
    assert (shown.mimetype, shown.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    send(ines, "logo", drawing('<circle cx="50" cy="50" r="40"/>'))
    assert key(app, cast, "logo") not in (None, first)
    ines.post(f"{PAGE}/logo/remove")
    assert key(app, cast, "logo") is None
    assert ines.get(f"{PAGE}/logo.jpg").status_code == 404


@pytest.mark.parametrize("kind", ["script", "entity bomb", "copies of copies", "style import", "cut off"])
def test_a_hostile_drawing_is_refused_in_one_sentence_and_nothing_is_lost(
    app: Flask, cast: Cast, ines: FlaskClient, kind: str
) -> None:
    send(ines, "seal", drawing())
    before = key(app, cast, "seal")
    answer = send(ines, "seal", HOSTILE[kind][0], "seal.svg")
    assert answer.status_code == 422
    assert "as PNG and try" in answer.text
    assert key(app, cast, "seal") == before is not None


def test_a_drawing_in_other_letters_than_ours_is_told_what_to_do(cast: Cast, ines: FlaskClient) -> None:
    answer = send(ines, "logo", drawing().decode().encode("utf-16"), "logo.svg")
    assert answer.status_code == 422
    assert "saved in letters that we cannot read. Save it as PNG and try again." in answer.text


def test_a_form_without_a_file_says_so(cast: Cast, ines: FlaskClient) -> None:
    for data in ({}, {"logo": "not a file"}):
        answer = ines.post(f"{PAGE}/logo", data=data)
        assert answer.status_code == 422
        assert "Please choose a file first." in answer.text


@pytest.mark.parametrize("size", [600_000, 3_000_000, 7_000_000])
def test_a_large_file_is_refused_on_the_page_and_nothing_is_lost(
    app: Flask, cast: Cast, ines: FlaskClient, size: int
) -> None:
    send(ines, "logo", drawing())
    before = key(app, cast, "logo")
    answer = send_large(ines, "logo", b"\x89PNG\r\n\x1a\n" + bytes(size))
    assert answer.status_code == 422
    assert "This file is too large. It may have at most 500 kB." in answer.text
    assert 'aria-describedby="logo-error"' in answer.text
    assert key(app, cast, "logo") == before is not None


def test_what_no_page_looks_at_any_more_is_told_in_words_for_pictures(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    send(ines, "logo", drawing())
    before = key(app, cast, "logo")
    answer = send_large(ines, "logo", bytes(9_000_000))
    assert answer.status_code == 413
    assert "This picture is too large" in answer.text
    assert f'href="{PAGE}"' in answer.text
    assert key(app, cast, "logo") == before is not None


def test_strangers_may_not_send_large_files_and_no_large_form_comes_past_the_form_guard(
    cast: Cast, ines: FlaskClient, passer_by: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    assert send_large(passer_by, "logo", bytes(3_000_000)).status_code == 413
    assert send_large(ines, "logo", bytes(3_000_000)).status_code == 400
    assert ines.post("/staff/center", data={"name": "x" * 3_000_000}).status_code == 413


def test_each_instructor_of_this_center_has_a_signature(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    assert send(ines, f"signature-{cast.omar.id}", drawing()).status_code == 302
    assert ines.get(f"{PAGE}/signature-{cast.omar.id}.jpg").status_code == 200
    for place in (f"signature-{cast.lena.id}", "signature-99", "signature-x", "name", "signature-"):
        assert send(ines, place, drawing()).status_code == 404
        assert ines.get(f"{PAGE}/{place}.jpg").status_code == 404
        assert ines.post(f"{PAGE}/{place}/remove").status_code == 404


def test_other_centers_see_nothing_of_it_and_colleagues_may_not(
    cast: Cast, ines: FlaskClient, omar: FlaskClient, lena: FlaskClient
) -> None:
    send(ines, "logo", drawing())
    assert lena.get(f"{PAGE}/logo.jpg").status_code == 404
    assert omar.get(PAGE).status_code == 403


@pytest.mark.parametrize("kind", ["proof", "certificate"])
def test_the_sample_shows_the_pictures_of_now_and_says_sample(
    cast: Cast, ines: FlaskClient, kind: str
) -> None:
    for place in ("logo", "seal", "signature"):
        send(ines, place, drawing())
    pdf = ines.get(f"/staff/center/sample-{kind}.pdf").data
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert "SAMPLE" in gate.text_of(pdf)
    assert gate.pictures(pdf) == [
        "Logo of Riverside Employment Center",
        "Signature of Riverside Employment Center",
        "Seal of Riverside Employment Center",
    ]
    gate.assert_accessible(pdf)


def test_there_are_samples_of_two_papers_only(cast: Cast, ines: FlaskClient) -> None:
    assert ines.get("/staff/center/sample-diploma.pdf").status_code == 404

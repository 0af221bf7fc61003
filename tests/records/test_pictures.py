"""Pictures on papers: kept once, kept with what was issued, gone when nothing shows them."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import centers, papers, participants, pictures, retention
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.tables import Picture
from workshop.records.transaction import reader

LOGO, SEAL, INES_SIGNS, CENTER_SIGNS = b"a logo", b"a seal", b"Ines", b"the center"


def kept() -> int:
    return reader().scalar(select(func.count(Picture.key))) or 0


@pytest.fixture
def furnished(cast: Cast) -> None:
    pictures.set_of_center(cast.riverside.id, "logo", LOGO)
    pictures.set_of_center(cast.riverside.id, "seal", SEAL)
    pictures.set_of_center(cast.riverside.id, "signature", CENTER_SIGNS)


def test_a_paper_names_the_pictures_and_the_rules_of_its_day(
    cast: Cast, furnished: None, meeting: Meeting, sam: Participant
) -> None:
    centers.update(cast.riverside.id, rules="Three activities\na week.")
    said = papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)[0].details
    images = [pictures.get(said[place]) for place in ("logo", "seal", "signature")]
    assert images == [LOGO, SEAL, CENTER_SIGNS]
    assert (said["signed_by"], said["rules"]) == ("Riverside Employment Center", "Three activities a week.")


def test_the_signature_of_the_instructor_comes_before_that_of_the_center(
    cast: Cast, furnished: None, meeting: Meeting, sam: Participant
) -> None:
    pictures.set_of_staff(cast.ines.id, INES_SIGNS)
    pictures.set_of_staff(cast.omar.id, b"Omar")
    said = papers.issue(meeting.id, [sam.id], [], by=cast.omar.id)[0].details
    assert (pictures.get(said["signature"]), said["signed_by"]) == (INES_SIGNS, "Ines Moreno")


def test_forty_papers_share_one_picture(cast: Cast, meeting: Meeting) -> None:
    pictures.set_of_center(cast.riverside.id, "logo", LOGO)
    pictures.set_of_center(cast.hilltop.id, "seal", LOGO)
    people = [participants.join(meeting.id, f"Person {number}")[0].id for number in range(40)]
    papers.issue(meeting.id, people, people, by=cast.ines.id)
    assert kept() == 1


def test_an_issued_paper_keeps_its_picture_when_the_center_changes_it(
    cast: Cast, furnished: None, meeting: Meeting, sam: Participant
) -> None:
    issued = papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)[0]
    pictures.set_of_center(cast.riverside.id, "logo", b"another logo")
    pictures.set_of_center(cast.riverside.id, "seal", None)
    corrected = papers.correct(
        issued.id, by=cast.ines.id, name="S", arrived_at=meeting.starts_at, left_at=meeting.ends_at
    )
    for paper in (issued, corrected):
        assert pictures.get(paper.details["logo"]) == LOGO
        assert pictures.get(paper.details["seal"]) == SEAL


def test_a_picture_that_nothing_shows_is_gone_at_once(cast: Cast, furnished: None) -> None:
    pictures.set_of_center(cast.riverside.id, "logo", b"another logo")
    pictures.set_of_center(cast.riverside.id, "seal", None)
    assert pictures.get(pictures.of_center(cast.riverside.id)["logo"]) == b"another logo"
    assert kept() == 2, "the new logo and the signature"


def test_the_pictures_of_papers_go_with_the_data_of_the_class(
    cast: Cast, furnished: None, meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)
    for place in pictures.OF_CENTER:
        pictures.set_of_center(cast.riverside.id, place, None)
    assert kept() == 3
    clock.now += timedelta(days=40)
    retention.delete_due(clock.now)
    assert kept() == 0


def test_what_has_no_place_is_refused(cast: Cast) -> None:
    with refused("staff-unknown"):
        pictures.set_of_staff(99, LOGO)
    with refused("center-unknown"):
        pictures.set_of_center(99, "logo", LOGO)
    with pytest.raises(ValueError, match="no name"):
        pictures.set_of_center(cast.riverside.id, "name", LOGO)

"""The log of papers says who did what to which code; of the holder it says nothing."""

from tests.cast import Cast
from workshop.records import paper_log, papers, participants
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant


def lines(meeting: Meeting) -> list[tuple[str, str, str | None]]:
    """The oldest first."""
    log = reversed(paper_log.of_meeting(meeting.id))
    return [(one.event.what, one.paper.code, one.staff) for one in log]


def test_each_step_is_noted_with_its_code_and_who_took_it(
    cast: Cast, meeting: Meeting, sam: Participant
) -> None:
    proof, certificate = papers.issue(meeting.id, [sam.id], [sam.id], by=cast.ines.id)
    new = papers.correct(
        proof.id, by=cast.omar.id, name="Samuel", arrived_at=meeting.starts_at, left_at=meeting.ends_at
    )
    other = papers.beside(new)[0]
    papers.withdraw(new.id, by=cast.ines.id)
    again = papers.issue(meeting.id, [sam.id], [], by=cast.omar.id)[0]
    ines, omar = cast.ines.name, cast.omar.name
    assert lines(meeting) == [
        ("issued", proof.code, ines),
        ("issued", certificate.code, ines),
        ("corrected", other.code, omar),
        ("corrected", new.code, omar),
        ("withdrawn", new.code, ines),
        ("withdrawn", other.code, ines),
        ("reissued", again.code, omar),
    ]
    corrections = [one for one in paper_log.of_meeting(meeting.id) if one.event.what == "corrected"]
    assert {one.before for one in corrections} == {proof.code, certificate.code}


def test_a_correction_says_what_it_changed_and_not_to_what(
    cast: Cast, meeting: Meeting, sam: Participant
) -> None:
    proof = papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)[0]
    papers.correct(
        proof.id, by=cast.ines.id, name="Samuel", arrived_at=meeting.starts_at, left_at=meeting.ends_at
    )
    assert paper_log.of_meeting(meeting.id)[0].changed == ["name"]


def test_what_is_sent_twice_is_noted_once(cast: Cast, meeting: Meeting, sam: Participant) -> None:
    for _sending in range(2):
        proof = papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)[0]
    for _sending in range(2):
        papers.withdraw(proof.id, by=cast.ines.id)
    assert [what for what, *_ in lines(meeting)] == ["issued", "withdrawn"]


def test_the_holders_own_choice_is_noted_for_each_paper_and_goes_with_the_holder(
    cast: Cast, meeting: Meeting, sam: Participant
) -> None:
    papers.issue(meeting.id, [sam.id], [sam.id], by=cast.ines.id)
    participants.show_name(sam.id, True)
    participants.show_name(sam.id, True)
    participants.show_name(sam.id, False, by=cast.omar.id)
    assert [(what, who) for what, _code, who in lines(meeting)[2:]] == [
        ("shown", None), ("shown", None), ("hidden", "Omar Haddad"), ("hidden", "Omar Haddad"),
    ]  # fmt: skip
    participants.erase(sam.id)
    assert [what for what, *_ in lines(meeting)] == ["issued", "issued"]
    assert all(one.paper.name == "" for one in paper_log.of_meeting(meeting.id))


def test_the_full_name_shows_only_while_its_holder_wants_it(
    cast: Cast, meeting: Meeting, sam: Participant
) -> None:
    participants.set_paper_name(sam.id, "Samuel Adeyemi")
    proof = papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)[0]
    assert papers.standing(proof.code).name is None
    participants.show_name(sam.id, True)
    assert papers.standing(proof.code).name == "Samuel Adeyemi"
    participants.show_name(sam.id, False)
    assert papers.standing(proof.code).name is None
    participants.show_name(sam.id, True)
    papers.withdraw(proof.id, by=cast.ines.id)
    assert papers.standing(proof.code).name is None, "a withdrawn paper names nobody"
    participants.erase(sam.id)
    assert papers.standing(proof.code).name is None

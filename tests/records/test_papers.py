"""Proofs and certificates: to whom they go, how they are corrected, what a check says."""

from datetime import timedelta

import pytest

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import centers, codes, meetings, paper_log, papers, participants
from workshop.records.meetings import Meeting
from workshop.records.papers import Paper, Standing
from workshop.records.participants import Participant


@pytest.fixture
def proof(cast: Cast, sam: Participant) -> Paper:
    participants.set_paper_name(sam.id, "Samuel Adeyemi")
    return papers.issue(cast.meeting.id, [sam.id], [], by=cast.ines.id)[0]


def test_proof_says_who_was_where_and_when(proof: Paper, meeting: Meeting) -> None:
    assert (proof.kind, proof.name, len(proof.code)) == ("proof", "Samuel Adeyemi", papers.CODE_LENGTH)
    assert proof.details["center_name"] == "Riverside Employment Center"
    assert proof.details["arrived_at"] == proof.details["starts_at"] == "2026-03-10T14:00:00+00:00"
    assert proof.details["left_at"] == proof.details["ends_at"] == "2026-03-10T15:30:00+00:00"
    assert (proof.details["date"], proof.details["time_zone"]) == ("2026-03-10", "America/New_York")
    assert (proof.details["instructor"], proof.details["mode"]) == ("Ines Moreno", "staff-led")


def test_paper_keeps_what_stood_on_it(cast: Cast, proof: Paper) -> None:
    centers.update(cast.riverside.id, name="Another name")
    meetings.update(cast.meeting.id, title="Another title")
    found = papers.get(proof.id)
    assert found is not None
    assert found.details["center_name"] == "Riverside Employment Center"
    assert found.details["title"] == "Successful networking by giving first"


def test_form_sent_twice_issues_once(cast: Cast, meeting: Meeting, sam: Participant) -> None:
    first = papers.issue(meeting.id, [sam.id, sam.id], [sam.id], by=cast.ines.id)
    second = papers.issue(meeting.id, [sam.id], [sam.id], by=cast.ines.id)
    assert [paper.kind for paper in first] == ["proof", "certificate"]
    assert [paper.code for paper in first] == [paper.code for paper in second]
    assert len(papers.of_meeting(meeting.id)) == 2


def test_certificate_needs_the_second_tick_and_the_first(
    cast: Cast, meeting: Meeting, sam: Participant
) -> None:
    with refused("certificate-without-proof"):
        papers.issue(meeting.id, [], [sam.id], by=cast.ines.id)
    assert papers.of_meeting(meeting.id) == []


def test_certificate_may_follow_the_proof_later(cast: Cast, proof: Paper, sam: Participant) -> None:
    later = papers.issue(cast.meeting.id, [], [sam.id], by=cast.ines.id)
    assert [paper.kind for paper in later] == ["certificate"]


def test_one_wrong_tick_issues_nothing_at_all(cast: Cast, meeting: Meeting, sam: Participant) -> None:
    with refused("participant-unknown"):
        papers.issue(meeting.id, [sam.id, 99], [], by=cast.ines.id)
    assert papers.of_meeting(meeting.id) == []


def test_nobody_gets_papers_before_the_class(cast: Cast, clock: Clock) -> None:
    hour = timedelta(hours=1)
    times = {"starts_at": clock.now, "ends_at": clock.now + hour}
    rest = {"title": "Later", "place": "Room 2", "language": "en", "planned_minutes": 60}
    planned = meetings.create(cast.riverside.id, cast.ines.id, **times, **rest)  # type: ignore[arg-type]
    with refused("class-not-open"):
        papers.issue(planned.id, [], [], by=cast.ines.id)


def test_person_without_a_phone_gets_papers_too(cast: Cast, meeting: Meeting) -> None:
    duc = participants.add_without_phone(meeting.id, "Duc")
    assert papers.issue(meeting.id, [duc.id], [duc.id], by=cast.ines.id)[0].name == "Duc"


def test_correction_withdraws_the_old_paper(proof: Paper, meeting: Meeting, clock: Clock) -> None:
    later = meeting.starts_at + timedelta(minutes=15)
    clock.wait(minutes=1)
    new = papers.correct(
        proof.id, by=proof.issued_by, name="Samuel Q. Adeyemi", arrived_at=later, left_at=meeting.ends_at
    )
    assert new.code != proof.code
    assert (new.name, new.details["arrived_at"]) == ("Samuel Q. Adeyemi", "2026-03-10T14:15:00+00:00")
    assert papers.standing(proof.code).status == "withdrawn"
    assert papers.standing(new.code).status == "valid"
    old = papers.get(proof.id)
    assert old is not None
    assert (old.replaced_by_id, old.withdrawn_at) == (new.id, clock.now)


def test_correction_sent_twice_corrects_once(proof: Paper, meeting: Meeting) -> None:
    times = {"arrived_at": meeting.starts_at, "left_at": meeting.ends_at}
    first = papers.correct(proof.id, by=proof.issued_by, name="Sam A.", **times)
    assert papers.correct(proof.id, by=proof.issued_by, name="Sam A.", **times).id == first.id
    with refused("paper-withdrawn"):
        papers.correct(proof.id, by=proof.issued_by, name="Somebody else", **times)


def test_correction_that_changes_nothing_leaves_both_papers_as_they_are(
    cast: Cast, proof: Paper, sam: Participant, meeting: Meeting, clock: Clock
) -> None:
    certificate = papers.issue(meeting.id, [], [sam.id], by=cast.ines.id)[0]
    clock.wait(minutes=1)
    times = {"arrived_at": meeting.starts_at, "left_at": meeting.ends_at}
    for one in (proof, certificate):
        same = papers.correct(one.id, by=cast.ines.id, name="  Samuel  Adeyemi ", **times)
        assert (same.id, same.code) == (one.id, one.code)
    assert statuses(proof, certificate) == ["valid", "valid"]
    assert len(papers.of_meeting(meeting.id)) == 2
    assert [one.event.what for one in paper_log.of_meeting(meeting.id)] == ["issued", "issued"]


def test_next_paper_knows_the_correction(
    cast: Cast, proof: Paper, meeting: Meeting, sam: Participant
) -> None:
    later = meeting.starts_at + timedelta(minutes=15)
    corrected = papers.correct(
        proof.id, by=proof.issued_by, name="Sam A.", arrived_at=later, left_at=meeting.ends_at
    )
    certificate = papers.issue(meeting.id, [sam.id], [sam.id], by=cast.ines.id)[1]
    assert (certificate.name, certificate.details) == ("Sam A.", corrected.details)


def test_correction_cannot_stretch_the_class(proof: Paper, meeting: Meeting) -> None:
    with refused("hours-outside-class"):
        papers.correct(
            proof.id,
            by=proof.issued_by,
            name="Sam",
            arrived_at=meeting.starts_at,
            left_at=meeting.ends_at + timedelta(hours=3),
        )
    with refused("name-empty"):
        papers.correct(
            proof.id, by=proof.issued_by, name=" ", arrived_at=meeting.starts_at, left_at=meeting.ends_at
        )
    assert papers.standing(proof.code).status == "valid"


def test_withdrawn_paper_can_be_issued_anew(cast: Cast, proof: Paper, sam: Participant) -> None:
    papers.withdraw(proof.id, by=proof.issued_by)
    again = papers.issue(cast.meeting.id, [sam.id], [], by=cast.ines.id)[0]
    assert again.code != proof.code
    assert [paper.id for paper in papers.of_participant(sam.id)] == [again.id]


def statuses(*papers_: Paper) -> list[str]:
    return [papers.standing(one.code).status for one in papers_]


def test_withdrawn_proof_takes_the_certificate_along(cast: Cast, proof: Paper, sam: Participant) -> None:
    certificate = papers.issue(cast.meeting.id, [], [sam.id], by=cast.ines.id)[0]
    papers.withdraw(proof.id, by=proof.issued_by)
    assert statuses(proof, certificate) == ["withdrawn", "withdrawn"]


def test_withdrawn_certificate_leaves_the_proof(cast: Cast, proof: Paper, sam: Participant) -> None:
    certificate = papers.issue(cast.meeting.id, [], [sam.id], by=cast.ines.id)[0]
    papers.withdraw(certificate.id, by=certificate.issued_by)
    assert statuses(proof, certificate) == ["valid", "withdrawn"]


def test_proof_that_was_replaced_takes_nothing_along(
    cast: Cast, proof: Paper, sam: Participant, meeting: Meeting
) -> None:
    papers.issue(cast.meeting.id, [], [sam.id], by=cast.ines.id)
    papers.correct(
        proof.id, by=proof.issued_by, name="Sam A.", arrived_at=meeting.starts_at, left_at=meeting.ends_at
    )
    papers.withdraw(proof.id, by=proof.issued_by)
    assert statuses(*papers.of_participant(sam.id)) == ["valid", "valid"]


@pytest.mark.parametrize("corrected", ["proof", "certificate"])
def test_proof_and_certificate_are_corrected_together(
    cast: Cast, proof: Paper, sam: Participant, meeting: Meeting, corrected: str
) -> None:
    old = {"proof": proof, "certificate": papers.issue(meeting.id, [], [sam.id], by=cast.ines.id)[0]}
    later = meeting.starts_at + timedelta(minutes=15)
    for _sending in range(2):
        papers.correct(
            old[corrected].id,
            by=old[corrected].issued_by,
            name="Sam A.",
            arrived_at=later,
            left_at=meeting.ends_at,
        )
    assert statuses(*old.values()) == ["withdrawn", "withdrawn"]
    new = papers.of_participant(sam.id)
    assert sorted(one.kind for one in new) == ["certificate", "proof"]
    assert {(one.name, one.details["arrived_at"]) for one in new} == {("Sam A.", "2026-03-10T14:15:00+00:00")}
    assert {papers.get(one.id).replaced_by_id for one in old.values()} == {one.id for one in new}  # type: ignore[union-attr]
    assert len(papers.of_meeting(meeting.id)) == 4


def test_correction_leaves_the_papers_of_others_alone(
    cast: Cast, proof: Paper, sam: Participant, meeting: Meeting
) -> None:
    rosa, _ = participants.join(meeting.id, "Rosa")
    hers = papers.issue(meeting.id, [rosa.id], [rosa.id], by=cast.ines.id)
    papers.correct(
        proof.id, by=proof.issued_by, name="Sam A.", arrived_at=meeting.starts_at, left_at=meeting.ends_at
    )
    papers.withdraw(papers.of_participant(sam.id)[0].id, by=cast.ines.id)
    assert statuses(*hers) == ["valid", "valid"]


def test_check_confirms_without_telling_the_name(proof: Paper, clock: Clock) -> None:
    standing = papers.standing(f"{proof.code[:5].lower()}-{proof.code[5:]}")
    assert (standing.status, standing.kind, standing.initials) == ("valid", "proof", "S. A.")
    assert standing.issued_at == clock.now
    assert str(standing.date) == "2026-03-10"
    assert "Samuel" not in str(standing)


@pytest.mark.parametrize("code", ["", "AAAAAAAAAA", "nonsense", "x" * 10_000])
def test_check_denies_a_code_that_nobody_issued(proof: Paper, code: str) -> None:
    assert papers.standing(code) == Standing("unknown")


def test_day_on_paper_is_the_day_at_the_center(cast: Cast, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=23)
    late = clock.now + timedelta(hours=2)  # the next day in UTC, still the evening in Riverside
    meetings.update(cast.meeting.id, starts_at=late, ends_at=late + timedelta(hours=1))
    sam, _ = participants.join(cast.meeting.id, "Sam")
    issued = papers.issue(cast.meeting.id, [sam.id], [], by=cast.ines.id)[0]
    assert issued.details["date"] == "2026-03-10"


def test_paper_of_the_sample_class_never_checks_as_valid(cast: Cast, clock: Clock) -> None:
    times = {"starts_at": clock.now, "ends_at": clock.now + timedelta(hours=1)}
    rest = {"title": "Sample", "place": "Room 2", "language": "en", "planned_minutes": 60, "is_sample": True}
    sample = meetings.create(cast.riverside.id, cast.ines.id, **times, **rest)  # type: ignore[arg-type]
    meetings.open_class(sample.id)
    sam, _ = participants.join(sample.id, "Sam")
    paper = papers.issue(sample.id, [sam.id], [sam.id], by=cast.ines.id)[1]
    assert papers.standing(paper.code).status == "sample"
    new = papers.correct(
        paper.id, by=paper.issued_by, name="Sam", arrived_at=sample.starts_at, left_at=sample.ends_at
    )
    assert papers.standing(new.code).status == "sample"


def test_two_papers_never_share_a_code(cast: Cast, proof: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    dealt = iter([proof.code, "AAAAAAAAAA"])
    monkeypatch.setattr(codes, "new", lambda length: next(dealt))
    duc, _ = participants.join(cast.meeting.id, "Duc")
    assert papers.issue(cast.meeting.id, [duc.id], [], by=cast.ines.id)[0].code == "AAAAAAAAAA"


def test_paper_that_does_not_exist_is_refused(cast: Cast) -> None:
    with refused("paper-unknown"):
        papers.withdraw(99, by=cast.ines.id)

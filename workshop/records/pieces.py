"""Ideas, words and questions: several of one person, and none twice, however often it is sent.

Whoever writes a new one does not know yet which number it gets, and a phone that heard no answer sends it
again. So each new one has a key of its own, made where it was written, and the number comes with the first
sending.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from workshop.records import answers
from workshop.records.answers import Saved
from workshop.records.tables import Answer, Participant
from workshop.records.transaction import reader, transaction


def mine(participant_id: int, activity: str) -> list[Answer]:
    """In the order in which they were first given."""
    found = select(Answer).filter_by(participant_id=participant_id, activity=activity)
    return list(reader().scalars(found.order_by(Answer.id)))


def give(
    participant_id: int,
    activity: str,
    value: dict[str, Any],
    edit: int,
    *,
    most: int,
    number: int | None = None,
    sending: str = "",
    sharing: str = "me",
    is_named: bool = False,
    partners: Collection[int] | None = None,
) -> Saved:
    """As `answers.save`. `number`: the piece that is changed, where it is one of theirs; else it is the one
    that came under the key `sending`; else a new one, of which there are `most`."""
    with transaction() as session:
        session.get(Participant, participant_id, with_for_update=True)  # one after the other
        held = mine(participant_id, activity)
        same = [one for one in held if one.round == number]
        same = same or [one for one in held if sending and one.sending == sending]
        if not same and len(held) >= most:
            return Saved("full", None)
        round = same[0].round if same else max((one.round for one in held), default=0) + 1
        saved = answers.save(
            participant_id,
            activity,
            round,
            value,
            edit,
            sharing=sharing,
            is_named=is_named,
            partners=partners,
        )
        if saved.answer is not None and not same:
            saved.answer.sending = sending or None
        return saved

"""A poll that is asked twice: people answer, talk it over, and answer again."""

from contextlib import suppress

from workshop.records import answers, meetings, results
from workshop.records.refusals import Refusal
from workshop.records.states import find_state, state_of
from workshop.records.tables import Meeting
from workshop.records.transaction import transaction


def current(meeting_id: int, activity: str) -> int:
    state = find_state(meeting_id, activity)
    return state.round if state else 1


def open_second(meeting_id: int, activity: str) -> Meeting:
    """The results of the first round are fixed where five people gave them, and hidden until those of the
    second are shown beside them. A second tap changes nothing."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        state = state_of(session, meeting_id, activity)
        if state.round == 2:
            return meeting
        with suppress(Refusal):  # too few: the second round stands alone
            results.fix(session, state)
        state.round, state.earlier, state.counts, state.status = 2, state.counts, None, "open"
        return meetings.touch(meeting)


def back_to_first(meeting_id: int, activity: str) -> Meeting:
    """As long as nobody has answered in the second round; afterwards nothing changes."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        state = state_of(session, meeting_id, activity)
        if state.round != 2 or answers.count(meeting_id, activity, 2):
            return meeting
        state.round, state.counts, state.earlier, state.status = 1, state.earlier, None, "closed"
        return meetings.touch(meeting)

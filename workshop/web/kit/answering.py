"""Under which name `records` keeps the answers to an activity."""

from workshop.course.activities import Activity
from workshop.web.kit.house import house


def answer_key(activity: Activity) -> str:
    if activity.kind == "worksheet":
        return worksheet_key(activity.worksheet or "")
    if activity.kind == "roleplay":
        return talk_key(activity.id)
    return f"pitch:{activity.id}" if activity.kind == "pitch" else activity.id


def worksheet_key(worksheet_id: str) -> str:
    return f"worksheet:{worksheet_id}"


def talk_key(activity_id: str) -> str:
    return f"talk:{activity_id}"


def offers_key(activity: Activity) -> str:
    """What people offer after a talk."""
    return f"offers:{activity.id}"


def offered_key(activity: Activity) -> str:
    """What people offer to the room: in a pitch clinic one line of theirs, kept apart from the pitch."""
    return f"line:{activity.id}" if activity.is_clinic else answer_key(activity)


def votes_key(activity: Activity) -> str:
    """What people choose of it. A poll whose options are the answers that were let through."""
    return f"votes:{activity.id}"


def keys_on_paper(activity: Activity) -> tuple[str, ...]:
    """Where answers from paper to it are kept."""
    more = (offered_key(activity),) if activity.has_board else ()
    votes = (votes_key(activity),) if activity.votes else ()
    return (answer_key(activity), *more, *votes)


def talks_again(language: str) -> list[Activity]:
    """The role-plays that come after another one, to be compared with it."""
    every = house().library.activities(language)
    return [one for one in every if one.kind == "roleplay" and one.again_of]

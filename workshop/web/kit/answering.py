"""Under which name `records` keeps the answers to an activity."""

from workshop.course.activities import Activity


def answer_key(activity: Activity) -> str:
    if activity.kind == "worksheet":
        return f"worksheet:{activity.worksheet}"
    return f"pitch:{activity.id}" if activity.kind == "pitch" else activity.id

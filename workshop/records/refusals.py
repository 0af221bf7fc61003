"""What can be refused. The web words each code; a test there may walk through CODES."""

from typing import Literal, get_args

Code = Literal[
    "activity-status-unknown",
    "answer-changed",
    "answer-not-offered",
    "answer-too-long",
    "center-unknown",
    "certificate-without-proof",
    "checks-too-many",
    "class-closed",
    "class-not-open",
    "codes-too-many",
    "database-damaged",
    "database-full",
    "database-locked",
    "database-unwritable",
    "email-invalid",
    "email-taken",
    "hours-none",
    "hours-outside-class",
    "hours-wrong",
    "keep-days-wrong",
    "last-administrator",
    "link-expired",
    "link-unknown",
    "link-used",
    "meeting-unknown",
    "minutes-wrong",
    "mode-unknown",
    "name-empty",
    "name-too-long",
    "name-unknown",
    "nobody-seated",
    "not-driving",
    "paper-erased",
    "paper-size-unknown",
    "paper-unknown",
    "paper-withdrawn",
    "partner-changed",
    "participant-unknown",
    "password-too-long",
    "password-too-short",
    "phrase-unknown",
    "phrases-too-many",
    "place-unknown",
    "purpose-unknown",
    "request-waiting",
    "request-unknown",
    "requests-stopped",
    "requests-too-many",
    "results-too-few",
    "round-over",
    "slide-unknown",
    "slow-down",
    "staff-unknown",
    "time-zone-unknown",
    "times-wrong",
    "title-empty",
    "title-too-long",
    "words-unknown",
    "wrong-password",
]
CODES: frozenset[str] = frozenset(get_args(Code))


class Refusal(Exception):
    """An expected no. `seconds` is set where it helps to wait: for so long."""

    def __init__(self, code: Code, *, seconds: int = 0) -> None:
        super().__init__(code)
        self.code: Code = code
        self.seconds = seconds

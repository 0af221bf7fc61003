"""Forms that bring a file may be longer than others, so that their own page can say what is wrong with it."""

from flask import Flask, request, session

ENDPOINTS = frozenset({"instructor.save_picture"})
LARGEST = 8 * 2**20  # bytes of the whole form: a photo as phones take it


def open_file_forms(app: Flask) -> None:
    @app.before_request
    def give_room() -> None:
        """Only to who has signed in: the form guard reads the form before ours asks who it is."""
        if request.endpoint in ENDPOINTS and "staff" in session:
            request.max_content_length = LARGEST


def addresses(app: Flask) -> list[str]:
    """How the addresses of these forms begin."""
    return [rule.rule.partition("<")[0] for rule in app.url_map.iter_rules() if rule.endpoint in ENDPOINTS]

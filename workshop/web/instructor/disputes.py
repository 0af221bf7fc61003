"""What the reader marked and people did not mean: to look through, and to save. For administrators.

Nothing learns from it by itself."""

import json

from flask import render_template
from werkzeug.wrappers import Response

from workshop.moves.taxonomy import Move, is_taking
from workshop.records import disputes
from workshop.records.disputes import KEPT_DAYS, Dispute
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.locales import name_of


@door.get("/center/not-meant")
def not_meant() -> str:
    found = disputes.of_center(own_center().id)
    coaching = house().library.coaching(language())
    return render_template(
        "instructor/not_meant.html",
        disputes=found,
        names={move.value: coaching.advice(move).name for move in Move},
        taking={move.value for move in Move if is_taking(move)},
        language_name=name_of,
        has_sentences=any(one.text for one in found),
        days=KEPT_DAYS,
    )


@door.get("/center/not-meant.jsonl")
def not_meant_lines() -> Response:
    """As lines of the reader's corpus, but without marks on the words: whoever takes one over sets them."""
    lines = [_line(one) for one in disputes.of_center(own_center().id) if one.text]
    answer = Response("".join(lines), mimetype="application/jsonl")
    answer.headers["Content-Disposition"] = "attachment; filename=not-meant.jsonl"
    return answer


def _line(one: Dispute) -> str:
    fields = {
        "text": one.text,
        "language": one.language,
        "moves": one.other_moves.split(),
        "disputed": one.move,
        "register": "pitch",
        "writer": "center",
        "round": 0,
    }
    return json.dumps(fields) + "\n"

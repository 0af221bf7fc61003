"""The start page, the two promises (privacy, accessibility) and the pulse."""

from flask import render_template

from workshop.records import centers
from workshop.web.kit import room
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.public import door


@door.get("/")
def home() -> str:
    library = house().library
    return render_template(
        "public/home.html", lessons=library.lessons(language()), worksheets=library.worksheets(language())
    )


@door.get("/try")
def try_room() -> str:
    """For the room check: opening it is all that a phone has to do."""
    return render_template("public/try.html", is_phone=room.note_arrival(), host=room.host_asked())


@door.get("/privacy")
def privacy() -> str:
    return render_template("public/privacy.html", keep_days=centers.longest_keeping())


@door.get("/accessibility")
def accessibility() -> str:
    return render_template("public/accessibility.html")


@door.get("/health")
def health() -> tuple[str, int, dict[str, str]]:
    """For a monitor: 200 and one word as long as the database answers."""
    centers.count()
    return "well", 200, {"Content-Type": "text/plain"}

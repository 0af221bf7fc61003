"""The lessons: readable before, during and after the class, by anybody."""

from flask import Response, abort, render_template, send_file

from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.public import door


@door.get("/lessons/")
def lessons() -> str:
    return render_template("public/lessons.html", lessons=house().library.lessons(language()))


@door.get("/lessons/<slug>")
def lesson(slug: str) -> str:
    every = house().library.lessons(language())
    place = next((index for index, lesson in enumerate(every) if lesson.slug == slug), None)
    if place is None:
        abort(404)
    before = every[place - 1] if place else None
    after = every[place + 1] if place + 1 < len(every) else None
    practice = house().library.scenario(language(), every[place].practice or "")
    return render_template(
        "public/lesson.html", lesson=every[place], before=before, after=after, practice=practice
    )


@door.get("/content/<language_code>/images/<path:name>")
def image(language_code: str, name: str) -> Response:
    """A picture that a deck or a lesson names; the library knows only those inside its own folders."""
    path = house().library.image(language_code, name)
    if path is None:
        abort(404)
    return send_file(path)

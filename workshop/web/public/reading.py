"""The lessons: readable before, during and after the class, by anybody."""

from flask import abort, render_template

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
    return render_template("public/lesson.html", lesson=every[place], before=before, after=after)

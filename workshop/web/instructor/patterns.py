"""Every component once, for those who build the screens."""

from flask import render_template

from workshop.web.instructor import door


@door.get("/patterns")
def patterns() -> str:
    return render_template("instructor/patterns.html")

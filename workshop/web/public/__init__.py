"""Doors for anybody: what this is, the lessons, blank paper, and the check of a paper's code."""

from flask import Blueprint

door = Blueprint("public", __name__)

from workshop.web.public import checking, pages, paper, practice, reading  # noqa: E402,F401  (routes hang on `door`)

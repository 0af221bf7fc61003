"""Where the pages of one class live."""

from workshop.web.kit.numbers import NUMBER

CLASS = f"/classes/<{NUMBER}:meeting_id>"

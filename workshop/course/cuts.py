"""The slides that a class goes through: all of the deck, or its short cut. Numbers stay those of the deck, so
that any slide can be jumped to, those that are left out too."""

from dataclasses import dataclass, replace

from workshop.course.deck import Deck, Slide


@dataclass(frozen=True)
class Cut:
    """`slides` with the minutes that they have in this cut, in order."""

    deck: Deck
    is_short: bool
    slides: tuple[Slide, ...]

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.slides)

    def here(self, number: int) -> Slide:
        """The slide of the deck, one that is left out too, with its minutes in this cut. The deck may have
        become shorter since the class was at its end."""
        slides = self.deck.slides
        slide = slides[max(1, min(number, len(slides))) - 1]
        return next((one for one in self.slides if one.number == slide.number), replace(slide, minutes=0))

    def after(self, number: int) -> Slide | None:
        return next((one for one in self.slides if one.number > number), None)

    def before(self, number: int) -> Slide | None:
        return next((one for one in reversed(self.slides) if one.number < number), None)

    def has(self, number: int) -> bool:
        return any(one.number == number for one in self.slides)

    def step(self, number: int) -> int:
        """Which of the cut's slides that is, from 1; for one that is left out, the one before it."""
        return max(1, sum(one.number <= number for one in self.slides))

    def start_of(self, number: int) -> int:
        """The minute of the class at which the plan has that slide."""
        return sum(one.minutes for one in self.slides if one.number < number)


def cut(deck: Deck, is_short: bool) -> Cut:
    """A deck without a short cut is always whole."""
    if not (is_short and deck.short_minutes):
        return Cut(deck, False, deck.slides)
    kept = (one for one in deck.slides if one.short is not None)
    return Cut(deck, True, tuple(replace(one, minutes=one.short or 0) for one in kept))

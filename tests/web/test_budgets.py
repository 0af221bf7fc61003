"""A budget of guesses: some at once, then one by one."""

from datetime import timedelta

from workshop.records.clock import utc_now
from workshop.web.kit.budgets import MOST_KEPT, Budget

NOW = utc_now()


def test_what_is_spent_comes_back_one_by_one() -> None:
    budget = Budget(2, timedelta(seconds=10))
    assert [budget.take("a", NOW) for _guess in range(3)] == [0, 0, 10]
    assert budget.take("a", NOW + timedelta(seconds=9)) == 1
    assert budget.take("a", NOW + timedelta(seconds=10)) == 0
    assert budget.take("a", NOW + timedelta(seconds=10)) == 10


def test_waiting_does_not_get_longer_by_asking() -> None:
    budget = Budget(1, timedelta(seconds=10))
    assert [budget.take("a", NOW) for _guess in range(4)] == [0, 10, 10, 10]


def test_each_key_has_its_own() -> None:
    budget = Budget(1, timedelta(seconds=10))
    assert (budget.take("a", NOW), budget.take("b", NOW), budget.take("a", NOW)) == (0, 0, 10)


def test_a_right_guess_is_given_back() -> None:
    budget = Budget(1, timedelta(seconds=10))
    for _guess in range(5):
        assert budget.take("a", NOW) == 0
        budget.give_back("a", NOW)


def test_a_clock_that_is_set_back_gives_nothing_away() -> None:
    budget = Budget(1, timedelta(seconds=10))
    budget.take("a", NOW)
    assert budget.take("a", NOW - timedelta(hours=1)) > 0


def test_full_budgets_take_no_memory() -> None:
    budget = Budget(1, timedelta(seconds=10))
    for key in range(MOST_KEPT + 1):
        budget.take(key, NOW)
    budget.take("late", NOW + timedelta(hours=1))
    assert len(budget._spent) == 1

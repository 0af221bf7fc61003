from workshop.live.hub import Hub


def test_nothing_is_known_before_the_first_change() -> None:
    assert Hub().revision(1) is None


def test_the_latest_revision_of_each_meeting_is_kept() -> None:
    hub = Hub()
    hub.changed(1, 4)
    hub.changed(2, 9)
    hub.changed(1, 5)
    assert (hub.revision(1), hub.revision(2)) == (5, 9)


def test_a_late_word_about_an_older_revision_is_ignored() -> None:
    hub = Hub()
    hub.changed(1, 5)
    hub.changed(1, 4)
    assert hub.revision(1) == 5

from pathlib import Path

import pytest

from tests.course.content import Course, whole, write_course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return write_course(tmp_path / "slides", whole())

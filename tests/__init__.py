import pytest

pytest.register_assert_rewrite("tests.documents.gate")  # here, as it must be before anybody imports it

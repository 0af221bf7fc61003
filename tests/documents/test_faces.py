"""The faces that our paper is set in."""

import pytest
from fontTools.ttLib import TTFont

from workshop.documents import fonts, letters


def test_each_face_has_a_name_of_its_own_and_one_weight(data_folder):
    folder = fonts.make(data_folder)
    for face in fonts.FACES:
        with TTFont(folder / face.file) as font:
            names = [str(one) for one in font["name"].names if one.nameID in (1, 3, 4, 6, 16)]
            assert not [name for name in names if any(word in name for word in ("Source", "Noto", "Plex"))]
            assert "fvar" not in font
            assert font["OS/2"].usWeightClass == face.weight


def test_licences_lie_beside_the_faces(data_folder):
    folder = fonts.make(data_folder)
    licences = [path.read_text() for path in folder.glob("LICENSE-*.txt")]
    assert len(licences) == 4
    assert all("SIL Open Font License" in licence for licence in licences)
    assert "renamed" in (folder / "README.txt").read_text()


def test_faces_hold_every_letter_that_is_promised(data_folder):
    held: set[int] = set()
    for face in fonts.FACES:
        if face.style == "normal" and face.weight == 400:
            with TTFont(fonts.make(data_folder) / face.file) as font:
                held |= set(font.getBestCmap())
    assert letters._held() == frozenset(map(chr, held))


def test_interrupted_making_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupted(target):
        (target / "half.ttf").write_bytes(b"half")
        raise OSError("no space left")

    monkeypatch.setattr(fonts, "_cut_all", interrupted)
    with pytest.raises(OSError, match="no space"):
        fonts.make(tmp_path)
    assert not fonts.are_made(tmp_path)
    assert list((tmp_path / "fonts").iterdir()) == []


def test_second_process_that_was_slower_uses_the_faces_of_the_first(tmp_path, monkeypatch):
    def beaten(target):
        (target / "mine.ttf").touch()
        fonts.folder(tmp_path).mkdir()
        (fonts.folder(tmp_path) / "first.ttf").touch()

    monkeypatch.setattr(fonts, "_cut_all", beaten)
    folder = fonts.make(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["first.ttf"]
    assert list((tmp_path / "fonts").iterdir()) == [folder]


def test_kerning_is_that_of_the_weight(data_folder):
    """The values that the slow way of fontTools gives for the same cut."""
    with TTFont(fonts.make(data_folder) / "paper-sans-bold.ttf") as font:
        assert (_kern(font, "T", "o"), _kern(font, "A", "V")) == (-76, -18)


def _kern(font, left, right):
    cmap = font.getBestCmap()
    first, second = cmap[ord(left)], cmap[ord(right)]
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 2 and first in table.Coverage.glyphs:
                value = _pair(table, first, second)
                if value is not None:
                    return value
    return None


def _pair(table, first, second):
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
        return next((pair.Value1.XAdvance for pair in pairs if pair.SecondGlyph == second), None)
    left = table.ClassDef1.classDefs.get(first, 0)
    right = table.ClassDef2.classDefs.get(second, 0)
    return table.Class1Record[left].Class2Record[right].Value1.XAdvance

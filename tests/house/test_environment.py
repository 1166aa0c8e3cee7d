import pytest

from ...scripts.environment import cache, debian, odoo_source

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
MAIN = ("http://mirror.test/debian", ["bookworm"], ["main"], "")


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("", []),
        ("# deb http://mirror.test/debian bookworm main", []),
        ("deb-src http://mirror.test/debian bookworm main", []),
        ("deb http://mirror.test/debian bookworm main", [MAIN]),
        ("deb http://mirror.test/debian bookworm main # ours", [MAIN]),
        (
            f"deb [arch=amd64 signed-by={KEYRING}] http://mirror.test/debian sid main",
            [("http://mirror.test/debian", ["sid"], ["main"], KEYRING)],
        ),
    ],
)
def test_sources_of_one_line_each_are_read(text, sources):
    assert list(debian._one_line_style(text)) == sources


STANZA = """\
Types: deb deb-src
# a comment
URIs: http://mirror.test/debian
Suites: bookworm bookworm-updates
Components: main contrib
"""
STANZA_MEANS = (
    "http://mirror.test/debian",
    ["bookworm", "bookworm-updates"],
    ["main", "contrib"],
)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (STANZA, [(*STANZA_MEANS, "")]),
        (f"{STANZA}Signed-By: {KEYRING}\n", [(*STANZA_MEANS, KEYRING)]),
        (f"{STANZA}\n\n{STANZA}", [(*STANZA_MEANS, "")] * 2),
        (f"{STANZA}Enabled: no\n", []),
        (STANZA.replace("deb deb-src", "deb-src"), []),
    ],
)
def test_sources_in_stanzas_are_read(text, sources):
    assert list(debian._stanza_style(text)) == sources


def test_an_interrupted_filling_leaves_what_was_there(tmp_path):
    folder = tmp_path / "odoo"
    cache.fill(folder, "first", lambda target: (target / "file").write_text("1"))

    def interrupted(target):
        (target / "file").write_text("2")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.fill(folder, "second", interrupted)
    assert (folder / "file").read_text() == "1"
    assert cache.complete(folder, "first")

    cache.fill(folder, "second", lambda target: (target / "file").write_text("2"))
    assert (folder / "file").read_text() == "2"
    assert [path.name for path in tmp_path.iterdir()] == ["odoo"]


def test_a_filled_folder_is_not_filled_again(tmp_path):
    filled = []
    for stamp in ("first", "first", "second", "second"):
        cache.fill(tmp_path / "uv", stamp, lambda _, stamp=stamp: filled.append(stamp))
    assert filled == ["first", "second"]


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), (("a",), ("a", "")), ((b"1",), ("2",))],
)
def test_different_inputs_have_different_digests(one, other):
    assert cache.digest(*one) != cache.digest(*other)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("version_info = (19, 0, 0, FINAL, 0, '')", "19.0"),
        ("version_info = (18, 0, 0, FINAL, 0, '')", "18.0"),
        ("nothing of the kind", ""),
        (None, ""),
    ],
)
def test_the_series_of_an_odoo_is_read_from_its_source(tmp_path, text, series):
    if text is not None:
        (tmp_path / "odoo").mkdir()
        (tmp_path / "odoo" / "release.py").write_text(text)
    assert odoo_source.release(tmp_path) == series

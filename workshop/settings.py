"""What an operator may set, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class SettingsError(Exception):
    """A setting has a value that cannot work; the message is one sentence for the operator."""


@dataclass(frozen=True)
class Settings:
    """Every setting of the app. `docs/operations.md` describes each; a test holds the two together."""

    data_folder: Path
    content_folder: Path | None = None
    host: str = "0.0.0.0"
    port: int = 8000
    address: str | None = None
    public_address: str | None = None
    language: str = "en"
    synchronous: str = "normal"
    proxies: int = 0
    paper: str = "letter"
    help_line: str = "988"

    @property
    def database_path(self) -> Path:
        return self.data_folder / "give-first.sqlite3"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Refuses a value that cannot work with SettingsError; an empty value counts as not set."""
        given = {name: value.strip() for name, value in environment.items() if value.strip()}
        content = given.get("WORKSHOP_CONTENT")
        return cls(
            data_folder=Path(given.get("WORKSHOP_DATA", default_data_folder(given))).expanduser().absolute(),
            content_folder=_existing_folder("WORKSHOP_CONTENT", content) if content else None,
            host=given.get("WORKSHOP_HOST", "0.0.0.0"),
            port=_whole_number(given, "WORKSHOP_PORT", default=8000, lowest=1, highest=65535),
            address=_host_name(given, "WORKSHOP_ADDRESS"),
            public_address=_web_address(given, "PUBLIC_ADDRESS"),
            language=given.get("WORKSHOP_LANGUAGE", "en"),
            synchronous=_one_of(given, "WORKSHOP_SYNCHRONOUS", ("normal", "full")),
            proxies=_whole_number(given, "WORKSHOP_PROXIES", default=0, lowest=0, highest=10),
            paper=_one_of(given, "WORKSHOP_PAPER", ("letter", "a4")),
            help_line=given.get("WORKSHOP_HELP_LINE", "988"),
        )


def default_data_folder(environment: Mapping[str, str]) -> str:
    """Where data lives when nobody says otherwise: the user's own data folder (XDG base directories)."""
    return environment.get("XDG_DATA_HOME", "~/.local/share").rstrip("/") + "/give-first"


def _whole_number(given: Mapping[str, str], name: str, *, default: int, lowest: int, highest: int) -> int:
    text = given.get(name, str(default))
    if not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
        raise SettingsError(f"{name} must be a whole number from {lowest} to {highest}, not “{text}”.")
    return int(text)


def _one_of(given: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    text = given.get(name, allowed[0]).lower()
    if text not in allowed:
        raise SettingsError(f"{name} must be {' or '.join(allowed)}, not “{text}”.")
    return text


def _existing_folder(name: str, text: str) -> Path:
    folder = Path(text).expanduser().absolute()
    if not folder.is_dir():
        raise SettingsError(f"{name} names a folder that does not exist: {folder}.")
    return folder


def _host_name(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name)
    if text and any(mark in text for mark in "/?#@ "):
        raise SettingsError(f"{name} must be a plain address such as 192.168.1.20, not “{text}”.")
    return text


def _web_address(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name)
    if text is None:
        return None
    parts = urlsplit(text)
    is_plain = parts.path in ("", "/") and not parts.query and not parts.fragment
    if parts.scheme not in ("http", "https") or not parts.hostname or not is_plain:
        raise SettingsError(f"{name} must be a web address such as https://class.example.org, not “{text}”.")
    return text.rstrip("/")

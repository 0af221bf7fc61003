from workshop.settings import Settings


def everything_on_disk(settings: Settings) -> bytes:
    """The database and its write-ahead log, as a thief of the laptop would read them."""
    files = settings.data_folder.glob(f"{settings.database_path.name}*")
    return b"".join(file.read_bytes() for file in files if not file.name.endswith("-shm"))

"""The server is killed over and over while people write; what each was told to be received must be there."""

import random
import time
from pathlib import Path

from bench.printing import SHEET
from bench.served import Server
from bench.visitor import Visitor
from bench.writer import Writer, writing


def kill_over_and_over(folder: Path, core: int, phones: list[Visitor], times: int) -> tuple[int, int]:
    """How many answers were lost, of how many that were said to be received."""
    server = Server(folder, core)
    began = int(time.time())  # above what an earlier life of these phones has sent
    writers = [Writer(phone, f"/class/{server.code}/{SHEET}", began) for phone in phones]
    lost = 0
    for _kill in range(times):
        for writer in writers:
            writer.visitor.move(server.port)
            lost += writer.kept() < writer.received
        with writing(writers):
            time.sleep(random.uniform(0.8, 2.2))
            server.kill()
        server = Server(folder, core)
    for writer in writers:
        writer.visitor.move(server.port)
        lost += writer.kept() < writer.received
    server.kill()
    return lost, sum(writer.count for writer in writers)

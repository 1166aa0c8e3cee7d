"""All drills, the longest first, so that of several none is left alone at the end."""

from collections.abc import Callable

from .careful import careful
from .clocks import clocks
from .control import cancel, connections
from .database import database
from .disk import disk
from .enqueue import enqueue
from .faults import faults, outage
from .hostile import hostile
from .images import images
from .kill import kill
from .killer import killer
from .limits import limits
from .memory import memory
from .network import network
from .orders import orders
from .pace import pace
from .poison import poison
from .race import race
from .report import Report
from .scale import Scale
from .shops import shops
from .stage import Stage
from .stop import stop
from .upgrade import upgrade
from .website import website

Drill = Callable[[Stage, Report, Scale], None]
DRILLS: dict[str, Drill] = {
    each.__name__: each
    for each in (
        *(website, pace, faults, orders, stop, careful, clocks, upgrade, shops),
        *(database, limits, cancel, hostile, killer, network, poison, kill, images),
        *(race, disk, outage, connections, enqueue, memory),
    )
}
# The tests, or another drill, show in small what these show at length.
LONG_ONLY = {"connections", "enqueue", "memory", "outage"}

"""All drills, the longest first, so that of several none is left alone at the end."""

from collections.abc import Callable

from .place.report import Report
from .place.scale import Scale
from .place.stage import Stage
from .records.careful import careful
from .records.hostile import hostile
from .records.images import images
from .records.orders import orders
from .records.pace import pace
from .records.poison import killer, poison
from .records.shops import shops
from .records.website import website
from .surroundings.clocks import clocks
from .surroundings.database import database
from .surroundings.disk import disk
from .surroundings.faults import faults, network, outage
from .workers.interruptions import cancel, connections, upgrade
from .workers.kill import kill
from .workers.limits import limits, memory
from .workers.race import enqueue, race
from .workers.stop import stop

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

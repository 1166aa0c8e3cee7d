from . import run
from . import control
from . import claim
from . import takeover
from . import wake
from . import progress
from . import failure
from . import prune

from . import sync_now
from . import recover_order
from . import link_by_hand
from . import link_by_hand_check
from . import link_by_hand_line

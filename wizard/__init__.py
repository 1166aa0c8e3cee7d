from . import sync_now
from . import link_by_hand

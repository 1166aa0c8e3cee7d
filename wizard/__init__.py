from . import sync_now
from . import recover_order
from . import remove_product
from . import link_by_hand

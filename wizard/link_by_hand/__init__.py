from . import link_by_hand
from . import check
from . import line

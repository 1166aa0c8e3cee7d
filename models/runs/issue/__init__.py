from . import issue
from . import link_by_hand
from . import customer
from . import delivery
from . import image
from . import order
from . import deleted

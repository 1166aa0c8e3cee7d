from . import price_taxes
from . import images
from . import metafields
from . import orders
from . import order_life
from . import customers
from . import order_taxes

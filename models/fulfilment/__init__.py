from . import delivery
from . import sale_order_line_stock

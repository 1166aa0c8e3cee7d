from . import products
from . import customers
from . import orders
from . import invoicing

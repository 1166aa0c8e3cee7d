from . import imports
from . import exports
from . import orders
from . import invoicing

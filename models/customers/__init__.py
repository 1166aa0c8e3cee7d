from . import customer
from . import company
from . import res_partner
from . import differences
from . import deleted

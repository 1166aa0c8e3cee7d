from . import shop
from . import grant
from . import credentials
from . import key_change
from . import company_change
from . import deletion
from . import facts
from . import connection
from . import taxes
from . import images
from . import apps
from . import schedule
from . import metafields
from . import navigation
from . import secrets
from . import orders
from . import order_life
from . import customers
from . import order_taxes
from . import onboarding

# It sees first what a caller gives, before the others add what follows from it.
from . import readonly

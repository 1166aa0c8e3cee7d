from . import shop
from . import credentials
from . import connection
from . import schedule
from . import navigation

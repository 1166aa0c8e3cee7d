from . import link
from . import import_again
from . import record_page
from . import made_alike

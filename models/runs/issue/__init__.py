from . import issue
from . import retry

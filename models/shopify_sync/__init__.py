from . import sync
from . import worker
from . import issues
from . import health
from . import buttons

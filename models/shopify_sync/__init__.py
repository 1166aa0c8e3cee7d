from . import sync
from . import work
from . import job_queue
from . import failure
from . import issues
from . import health
from . import navigation
from . import chosen

from . import toy_run

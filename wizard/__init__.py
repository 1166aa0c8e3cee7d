from . import sync_now

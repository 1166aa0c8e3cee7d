from . import field_policy
from . import conflict
from . import choice

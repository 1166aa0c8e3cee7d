from . import file
from . import ir_attachment
from . import media

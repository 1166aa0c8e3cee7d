from . import test_requirements

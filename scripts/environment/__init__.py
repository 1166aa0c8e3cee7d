"""What the project needs around it, had without touching the rest of the machine.

Odoo, a Python environment, PostgreSQL, template databases and a browser, all in one
cache folder. `bootstrap` runs on any Python 3.10 or newer with nothing installed;
everything after it runs in the Python environment that the bootstrap made.
"""

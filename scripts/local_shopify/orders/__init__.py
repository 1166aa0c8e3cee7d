"""The arithmetic of orders: amounts, totals, refunds, edits. Pure: no store, no HTTP.

An order is a dict that names its fields as the schema does. What is ordered, paid,
refunded and shipped is held; every total is derived from it (`derive.py`).
"""

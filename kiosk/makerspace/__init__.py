"""Loan kits, machines and tools of the maker space: who may, what is out, what is broken; no names. Pure.

The list is a readable file (``inventory``); what happens are records (``records``); the state is a fold over them
(``ledger``); ``commands`` look at the state and say what to record, or refuse. How to work with it is in
docs/for-staff-makerspace.md.
"""

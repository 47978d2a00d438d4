"""Addresses that once worked keep working.

published   every address that was ever published: `registers/addresses.txt`
redirects   the small pages that stand where a page was
checks      what would be lost, and redirects that lead nowhere
"""

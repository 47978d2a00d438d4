"""Builds, measured: see `__main__.py`."""

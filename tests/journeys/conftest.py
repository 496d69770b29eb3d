"""The exhibits are seen on the same stage as everything else."""

from tests.kiosk.conftest import forms_cache, theatre, visitor

__all__ = ["forms_cache", "theatre", "visitor"]

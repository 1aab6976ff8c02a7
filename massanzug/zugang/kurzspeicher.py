"""Django's cache in a table of ours: what counts for minutes, and in every process of the service (allauth's limits).

Django's own cache in the database keeps pickles: whoever writes to the database could run code. Here it is JSON.
"""

from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from massanzug.technik import uhr
from massanzug.zugang.models import Kurzwert


class Kurzspeicher(BaseCache):
    """Nothing is read from it but what was put there and still counts. `add` is atomic, which allauth locks with."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        name = self._schluessel(key, version)
        Kurzwert.objects.filter(schluessel=name, bis__lte=uhr.ungestellt()).delete()
        try:
            with transaction.atomic():
                Kurzwert.objects.create(schluessel=name, wert=value, bis=self._bis(timeout))
        except IntegrityError:  # somebody was quicker
            return False
        return True

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        gilt = Kurzwert.objects.filter(schluessel=self._schluessel(key, version), bis__gt=uhr.ungestellt())
        return next(iter(gilt.values_list("wert", flat=True)), default)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        Kurzwert.objects.filter(bis__lte=uhr.ungestellt()).delete()
        Kurzwert.objects.update_or_create(
            schluessel=self._schluessel(key, version), defaults={"wert": value, "bis": self._bis(timeout)}
        )

    def delete(self, key: str, version: int | None = None) -> bool:
        return Kurzwert.objects.filter(schluessel=self._schluessel(key, version)).delete()[0] > 0

    def clear(self) -> None:
        Kurzwert.objects.all().delete()

    def _schluessel(self, key: str, version: int | None) -> str:
        """Addresses of people stand in the keys of allauth; nobody shall read them here."""
        return salted_hmac(__name__, self.make_and_validate_key(key, version=version), algorithm="sha256").hexdigest()

    def _bis(self, timeout: Any) -> datetime:
        bis = self.get_backend_timeout(timeout)
        if bis is None:
            raise ValueError("Was hier liegt, braucht eine Frist.")
        return datetime.fromtimestamp(bis, UTC)

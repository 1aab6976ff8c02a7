"""`massanzug angaben-loeschen`: deletes names and dates whose day has come (§ 72a SGB VIII). For every day, by cron."""

from typing import Any

from django.core.management.base import BaseCommand

from massanzug.technik import uhr
from massanzug.traeger.actions import loesche_faellige
from massanzug.zugang.zugriff import betrieb


class Command(BaseCommand):
    help = "Löscht Namen und Daten von Führungszeugnissen gegangener Fachkräfte, deren Frist um ist (§ 72a SGB VIII)."

    def handle(self, *args: Any, **options: Any) -> None:
        anzahl = loesche_faellige(zugriff=betrieb(uhr.heute(), uhr.jetzt()))
        self.stdout.write(f"Gelöscht: {anzahl}." if anzahl else "Nichts zu löschen.")

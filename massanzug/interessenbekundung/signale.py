"""What higher rooms hear of the selection. Sent inside the act: who fails there stops the act, and nothing happened."""

from django.dispatch import Signal

zuschlag_erteilt = Signal()
"""`zugriff`, `zuschlag`: somebody becomes what was called for."""
zusage_markiert = Signal()
"""`zugriff`, `zusage`: a promise of the chosen Bekundung is kept for the contract."""

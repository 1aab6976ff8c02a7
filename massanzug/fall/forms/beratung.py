"""Input of the Beratung."""

from django import forms

from massanzug.fall.forms.wofuer import Fallform
from massanzug.technik.formulare import DatumField, langer_text


class BeratungForm(Fallform):
    frage = langer_text("Welche Frage hatten Sie an das Team?", zeilen=2)
    ideen_ohne_profi = langer_text(
        "Welche Ideen kamen ohne Fachkräfte aus?", "Diese Ideen zuerst, ohne Bewertung.", zeilen=4
    )
    ideen_mit_profi = langer_text("Welche Ideen brauchen Fachkräfte?", required=False)
    auswahl = langer_text("Was nehmen Sie mit?", "Sie wählen, was Sie mit der Familie besprechen.", required=False)
    abweichend = langer_text("Gab es eine andere Meinung?", required=False, zeilen=2)
    fehlt_im_raum = langer_text("Was fehlt im Sozialraum?", required=False, zeilen=2)
    teilnehmende = langer_text("Wer war dabei?", "Namen oder Rollen, je Organisation.", zeilen=2)
    jugendamt_dabei = forms.BooleanField(label="Das Jugendamt war dabei", required=False, initial=True)
    leittraeger_dabei = forms.BooleanField(label="Der Leitträger war dabei", required=False)
    am = DatumField(label="Wann?")

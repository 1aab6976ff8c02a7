"""Tables of this room to which rows are only added: what was spent and worked is taken back, never changed."""

NUR_ANHAENGEN = {"sozialraum_projektkosten": "projektkosten", "sozialraum_zeiteintrag": "zeiteintrag"}

def test_fallseite(als, welt):
    r = als("asd").get(f"/faelle/{welt.faelle['frei@neheim'].fall.pk}/")
    assert r.status_code == 200
    assert "Wille-frei-neheim" in r.content.decode()

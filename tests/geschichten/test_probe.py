import time

import pytest

pytestmark = pytest.mark.browser


def test_probe(fenster, seitenbuch, dienst):
    t = time.time()
    p = fenster("asd.neheim")
    print("login", time.time() - t)
    fehler = []

    def mit(name):
        f = getattr(type(seitenbuch), name)

        def g(self, *a, **k):
            t = time.time()
            r = f(self, *a, **k)
            summe[name] = summe.get(name, 0) + time.time() - t
            return r

        setattr(type(seitenbuch), name, g)

    summe = {}
    mit("_axe")
    mit("_fokus")
    for ort in [
        "/schreibtisch/",
        "/faelle/",
        "/faelle/1/",
        "/faelle/1/massanzug/",
        "/stil/",
        "/hilfe/",
        "/planbudget/",
        "/faelle/1/baustein/neu/",
        "/sozialraum/",
    ]:
        t = time.time()
        r = p.goto(ort)
        t1 = time.time()
        try:
            seitenbuch.pruefe_seite(p, "asd")
        except AssertionError as e:
            fehler.append(str(e))
        print(ort, r.status, round(t1 - t, 2), round(time.time() - t1, 2))
    print(summe)
    assert not fehler, "\n".join(fehler)

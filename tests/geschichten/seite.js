/* What the stories ask a page, in the page; put into every page by seite.py. Each answer is a list of German findings. */

const wer = (e) => {
  const worte = (e.innerText || e.getAttribute("aria-label") || e.name || "").trim().replace(/\s+/g, " ");
  return `${e.tagName.toLowerCase()} „${worte.slice(0, 60)}“`;
};

/* Does the browser draw an outline for what has the focus? It may be drawn by the row or card that the link fills. */
const umriss = (e) => {
  for (let n = e, i = 0; n && i < 4; n = n.parentElement, i += 1) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(n);
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)") return true;
  }
  return false;
};
const sichtbar = (e) => e.checkVisibility({ visibilityProperty: true });
const gefaltet = new WeakMap();
const bild = () => new Promise((fertig) => requestAnimationFrame(fertig));

window.pruefung = {
  aufbau() {
    const fehler = [];
    for (const was of ["h1", "main"]) {
      const anzahl = document.querySelectorAll(was).length;
      if (anzahl !== 1) fehler.push(`${was}: ${anzahl} statt 1`);
    }
    if (!document.title.trim()) fehler.push("Der Titel ist leer");
    if (document.documentElement.lang !== "de") fehler.push("Die Sprache der Seite ist nicht Deutsch");
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) fehler.push(`id „${id}“ doppelt`);
    for (const a of document.querySelectorAll('main a[href^="#"]')) {
      if (!document.getElementById(a.getAttribute("href").slice(1))) fehler.push(`${wer(a)} springt ins Leere`);
    }
    return fehler;
  },

  breite() {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const weit = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
    const namen = weit.slice(0, 3).map((e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute("class") || ""}">`);
    return [`rollt quer: ${scrollWidth} statt ${clientWidth} px, zum Beispiel ${namen.join(", ")}`];
  },

  /* Every place that can have the focus, one after the other; [how many, findings]. */
  fokus() {
    const alle = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    const stellen = [...document.querySelectorAll(alle)].filter((e) => {
      if (e.disabled || !sichtbar(e)) return false;
      e.focus({ preventScroll: true, focusVisible: true });
      return document.activeElement === e;
    });
    const blind = stellen.filter((e) => (e.focus({ preventScroll: true, focusVisible: true }), !umriss(e)));
    return [stellen.length, blind.map((e) => `${wer(e)} zeigt den Fokus nicht`)];
  },

  /* Where the keyboard is: [there?, can one see it?, what is it]. Any button of a group of radio buttons is there. */
  wo(ziel) {
    const e = document.activeElement;
    const da = e === ziel || (ziel.tagName === "FIELDSET" && ziel.contains(e));
    return [da, e === document.body || e.tagName === "MAIN" || umriss(e), wer(e)];
  },

  zurueck(vorher) {
    if (vorher !== document.body) {
      vorher.focus();
      return;
    }
    document.body.tabIndex = -1; // so that the next Tab begins at the top
    document.body.focus();
    document.body.removeAttribute("tabindex");
    window.scrollTo(0, 0);
  },

  /* Everything that is folded, open; and back again. */
  klappe(auf) {
    for (const e of document.querySelectorAll("details")) {
      if (auf) gefaltet.set(e, e.open);
      e.open = auf || gefaltet.get(e);
    }
  },

  /* Until nothing moves any more. */
  async ruhig() {
    for (let still = 0, bilder = 0; still < 2 && bilder < 60; bilder += 1) {
      await bild();
      still = document.getAnimations().length ? 0 : still + 1;
    }
  },

  /* Without preload: axe would fetch our style sheets a second time, and wrongly. */
  async axe(runOnly) {
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
    return violations.map((v) => {
      const stellen = v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} ${n.html.slice(0, 160)}`);
      return `${v.id} (${v.help}): ${stellen.join(" | ")}`;
    });
  },

  /* With forced colours a background says nothing: what can be pressed or filled needs a border or an underline. */
  randlos() {
    const alle = document.querySelectorAll("button, .knopf, input:not([type=hidden]), select, textarea");
    const rand = (s, k) => s[`border${k}Style`] !== "none" && parseFloat(s[`border${k}Width`]) > 0;
    return [...alle]
      .filter((e) => sichtbar(e) && e.getBoundingClientRect().width > 1)
      .filter((e) => {
        const s = getComputedStyle(e);
        const hat = ["Top", "Right", "Bottom", "Left"].some((k) => rand(s, k));
        return !hat && s.appearance === "none" && !s.textDecorationLine.includes("underline");
      })
      .map(wer);
  },

  bewegt() {
    const ms = (zeit) => Math.max(...zeit.split(",").map((t) => parseFloat(t) * (t.includes("ms") ? 1 : 1000)));
    return [...document.querySelectorAll("body *")]
      .filter((e) => {
        const s = getComputedStyle(e);
        return ms(s.transitionDuration) > 0.01 || (s.animationName !== "none" && ms(s.animationDuration) > 0.01);
      })
      .map(wer);
  },
};

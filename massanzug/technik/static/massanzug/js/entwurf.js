/* Keeps what is typed: every form[data-entwurf] is saved as a draft on the server, one second after the first
   unsaved key. Nothing is kept in the browser. The answer's words: views.entwurf_speichern. */

const WARTEN = 1000;
const GEDULD = 8000;

class Entwurf {
  constructor(form, anzeige) {
    this.form = form;
    this.adresse = form.dataset.entwurf || "/entwurf/";
    this.anzeige = anzeige;
    this.getippt = 0; // counts changes
    this.gesichert = 0; // the change the server has
    this.uhr = null;
    this.unterwegs = null;
    this.zuEnde = false; // the server refuses for good, say nothing more
    this.sendet = false;
    this.fern = false;
    this.art = "";
    form.addEventListener("input", () => this.merke());
    form.addEventListener("change", () => this.merke());
    form.addEventListener("submit", (ereignis) => this.abschicken(ereignis));
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.beimGehen());
    window.addEventListener("pagehide", () => this.beimGehen());
    window.addEventListener("pageshow", (ereignis) => ereignis.persisted && this.wiederDa());
    window.addEventListener("online", () => this.offen && this.sichere());
    window.addEventListener("beforeunload", (ereignis) => {
      if (this.offen && this.fern && !this.sendet) ereignis.preventDefault();
    });
  }

  get offen() {
    return this.getippt !== this.gesichert && !this.zuEnde;
  }

  merke() {
    this.getippt += 1;
    if (this.zuEnde || this.sendet) return;
    // the link to log in stays: a click on it first makes the field lose the focus, which is a change
    if (!this.fern && this.art !== "abgelaufen") this.sage("laeuft", "wird gespeichert …");
    this.stelle();
  }

  /* One timer from the first unsaved key on; later keys do not push it away. */
  stelle() {
    if (this.uhr === null && !this.unterwegs) {
      this.uhr = setTimeout(() => {
        this.uhr = null;
        this.sichere();
      }, WARTEN);
    }
  }

  felder() {
    return new URLSearchParams([...new FormData(this.form)].filter(([, wert]) => typeof wert === "string"));
  }

  /* Sends once; true when the server answered at all. */
  sichere() {
    if (this.unterwegs) return this.unterwegs;
    clearTimeout(this.uhr);
    this.uhr = null;
    const stand = this.getippt;
    this.unterwegs = this.sende()
      .then((antwort) => this.lies(antwort, stand))
      .catch(() => this.warte())
      .finally(() => {
        this.unterwegs = null;
        if (this.offen && !this.sendet) this.stelle();
      });
    return this.unterwegs;
  }

  sende(mehr = {}) {
    return fetch(this.adresse, {
      method: "POST",
      body: this.felder(),
      headers: { "X-CSRFToken": this.marke().value },
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(GEDULD),
      ...mehr,
    });
  }

  marke() {
    return this.form.elements.namedItem("csrfmiddlewaretoken");
  }

  async lies(antwort, stand) {
    if (antwort.status === 403 && this.neueMarke()) antwort = await this.sende();
    if (antwort.status >= 500) throw new Error("away");
    if (antwort.ok) {
      const wort = await antwort.json();
      for (const [name, wert] of Object.entries(wort.felder ?? {})) this.form.elements.namedItem(name).value = wert;
      this.gesichert = stand;
      this.fern = false;
      if (!wort.angemeldet) this.abgelaufen();
      else if (this.getippt === stand) this.sage("gespeichert", `Entwurf gesichert ${wort.gespeichert}`);
      return true;
    }
    this.zuEnde = true;
    const wort = antwort.status === 409 ? await antwort.json() : {};
    this.sage("fehler", wort.fehler ?? "Hier kann nichts mehr gespeichert werden. Bitte Seite neu laden (Text vorher kopieren).");
    return true;
  }

  /* A new login in another tab changes the CSRF token; the cookie has the new one. */
  neueMarke() {
    const neu = /(?:^|; )(?:__Host-)?csrf=([^;]+)/.exec(document.cookie)?.[1];
    if (!neu || neu === this.marke().value) return false;
    this.marke().value = neu;
    return true;
  }

  warte() {
    this.fern = true;
    this.sage("fern", "Noch nicht gespeichert: Der Server antwortet gerade nicht. Wir versuchen es jede Sekunde. Bitte diese Seite offen lassen.");
    return false;
  }

  abgelaufen() {
    if (this.art === "abgelaufen") return;
    this.sage("abgelaufen", "Ihre Anmeldung ist abgelaufen. Der Text ist gesichert. Bitte in einem neuen Tab anmelden. ");
    const link = document.createElement("a");
    link.href = this.form.dataset.anmelden || "/konto/anmelden/";
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Anmelden (neuer Tab)";
    this.anzeige?.text.append(link);
  }

  beimGehen() {
    const stand = this.getippt;
    if (!this.offen || this.sendet || this.gegangen === stand) return;
    this.gegangen = stand;
    this.sende({ keepalive: true, signal: undefined })
      .catch(() => this.sende()) // above 64 KB keepalive is refused
      .then((antwort) => antwort.ok && (this.gesichert = Math.max(this.gesichert, stand)))
      .catch(() => {});
  }

  /* Once, and not into a void: what is not yet saved is saved first, and if nobody answers we stay on the page. */
  async abschicken(ereignis) {
    if (this.sendet) {
      ereignis.preventDefault();
      return;
    }
    if (!this.offen && !this.unterwegs) {
      this.sperre(ereignis.submitter);
      return;
    }
    ereignis.preventDefault();
    this.sperre(ereignis.submitter);
    if (this.unterwegs) await this.unterwegs;
    const erreicht = this.offen ? await this.sichere() : !this.fern;
    this.sendet = false;
    if (!erreicht) {
      this.entsperre();
      this.stelle();
      return;
    }
    this.gesichert = this.getippt;
    this.form.requestSubmit(ereignis.submitter);
  }

  sperre(knopf) {
    this.sendet = true;
    knopf?.setAttribute("aria-disabled", "true");
  }

  entsperre() {
    for (const knopf of this.form.querySelectorAll("[aria-disabled=true]")) knopf.removeAttribute("aria-disabled");
  }

  wiederDa() {
    this.sendet = false;
    this.entsperre();
  }

  sage(art, text) {
    if (!this.anzeige) return;
    const neu = art !== this.art;
    this.art = art;
    this.anzeige.kasten.dataset.art = art;
    this.anzeige.text.textContent = text;
    if (neu && art !== "laeuft") this.sprich(text); // spoken when something changes, not every second
  }

  sprich(text) {
    const { stimme } = this.anzeige;
    stimme.textContent = text;
    clearTimeout(this.stille);
    this.stille = setTimeout(() => stimme.replaceChildren(), 5000); // not to be read twice
  }
}

function anzeigeIn(kasten) {
  if (!kasten) return null;
  const text = document.createElement("span");
  const stimme = document.createElement("span");
  stimme.className = "kern-sr-only";
  stimme.setAttribute("role", "status");
  kasten.replaceChildren(text, stimme);
  return { kasten, text, stimme };
}

/* Also a form that came into the page later, in place. */
const betreut = new WeakSet();
function betreue(wo) {
  for (const form of wo.querySelectorAll("form[data-entwurf]")) {
    if (betreut.has(form)) continue;
    betreut.add(form);
    new Entwurf(form, anzeigeIn(document.querySelector("[data-speicherstand]")));
  }
}
betreue(document);
document.addEventListener("htmx:load", (ereignis) => betreue(ereignis.target));

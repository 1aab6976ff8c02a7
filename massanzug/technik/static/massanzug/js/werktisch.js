/* Cutting by hand on the page of the Maßanzug: a kind is dragged onto a goal or called by its number, a Baustein is
   dragged to another goal, a knot of the picture is moved by mouse or arrow keys. Every move is one post of the plain
   form behind „Verschieben“; the page that comes back replaces the workbench. Without this file the links do the same. */

const tisch = document.querySelector("[data-werktisch]");
const stimme = document.getElementById("werktisch-stimme");
const TAG = 86_400_000;
const RUHE = 700; // presses of one key become one move
const datum = new Intl.DateTimeFormat("de-DE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const lies = (iso) => (iso ? new Date(`${iso}T00:00:00Z`) : null);
const iso = (tag) => (tag ? tag.toISOString().slice(0, 10) : "");
const worte = (tag) => (tag ? datum.format(tag) : "offen");
const sage = (text) => (stimme.textContent = text);

/* ---- moving: one piece, one post ---- */

const stueck = (pk) => tisch.querySelector(`[data-baustein="${pk}"]`);

function angaben(li) {
  const { ziel, von, bis } = li.dataset;
  return { ziel, von: lies(von), bis: lies(bis) };
}

async function verschiebe(li, { ziel, von, bis }, danach) {
  const felder = new URLSearchParams({ ziel, von: iso(von), bis: iso(bis), stand: li.dataset.stand });
  await sende(li.dataset.adresse, felder, danach);
}

async function sende(adresse, felder, danach) {
  const marke = document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  try {
    const antwort = await fetch(adresse, { method: "POST", body: felder, headers: { "X-CSRFToken": marke } });
    const seite = new DOMParser().parseFromString(await antwort.text(), "text/html");
    const neu = seite.querySelector("[data-werktisch]");
    if (!antwort.ok || !neu) return await scheitert(seite);
    tisch.replaceChildren(...neu.childNodes);
    history.replaceState(null, "", location.pathname); // so that reloading does not offer the way back a second time
    window.htmx?.process(tisch);
    richte();
    sage(`Verschoben. ${tisch.querySelector("[data-gesagt]")?.textContent || ""}`);
    danach?.();
  } catch {
    sage("Der Server antwortet gerade nicht. Es wurde nichts verschoben. Bitte versuchen Sie es noch einmal.");
    zeichneZurueck();
  }
}

/* Refused: what the page says, and the state as it is now. */
async function scheitert(seite) {
  const grund = seite.querySelector("[role=alert]")?.textContent || seite.querySelector("main p")?.textContent || "";
  const jetzt = await (await fetch(location.pathname)).text();
  const neu = new DOMParser().parseFromString(jetzt, "text/html").querySelector("[data-werktisch]");
  if (!neu) return location.reload();
  tisch.replaceChildren(...neu.childNodes);
  window.htmx?.process(tisch);
  richte();
  const kasten = document.createElement("p");
  kasten.className = "bewegt bewegt--nicht";
  kasten.textContent = `Nicht verschoben. ${grund.replace(/\s+/g, " ").trim()}`;
  tisch.prepend(kasten);
  sage(kasten.textContent);
}

tisch.addEventListener("submit", (ereignis) => {
  const form = ereignis.target;
  if (!form.matches("[data-zurueck]")) return;
  ereignis.preventDefault();
  const pk = form.closest("[data-bewegt]") && /baustein\/(\d+)\//.exec(form.action)?.[1];
  sende(form.action, new URLSearchParams(new FormData(form)), () => {
    tisch.querySelector("[data-bewegt]")?.remove(); // the way back from the way back is the move itself
    stueck(pk)?.querySelector("a")?.focus();
    sage(`Rückgängig gemacht. ${stueck(pk)?.querySelector(".baustein__wann")?.textContent || ""}`);
  });
});

/* ---- the knots of the picture: sliders in weeks and months ---- */

let laeuft = null; // {pk, seite, neu, uhr} until the keys rest

function plusMonate(tag, monate) {
  const ziel = new Date(Date.UTC(tag.getUTCFullYear(), tag.getUTCMonth() + monate, 1));
  const letzter = new Date(Date.UTC(ziel.getUTCFullYear(), ziel.getUTCMonth() + 1, 0)).getUTCDate();
  ziel.setUTCDate(Math.min(tag.getUTCDate(), letzter));
  return ziel;
}

const griffe = () => [...tisch.querySelectorAll("[data-griff]")].filter((g) => g.checkVisibility());

function beschrifte(griff, tag) {
  const li = stueck(griff.dataset.griff);
  const seite = griff.dataset.seite === "von" ? "Anfang" : "Ende";
  griff.setAttribute("aria-label", `${seite}: ${li.dataset.wer}`);
  griff.setAttribute("aria-valuetext", worte(tag));
  griff.setAttribute("aria-valuenow", String(Math.round(tag / TAG)));
}

function richte() {
  for (const svg of tisch.querySelectorAll("svg[data-tage]")) {
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", svg.querySelector("title").textContent);
  }
  for (const griff of tisch.querySelectorAll("[data-griff]")) {
    const li = stueck(griff.dataset.griff);
    const tag = angaben(li)[griff.dataset.seite];
    griff.setAttribute("role", "slider");
    griff.setAttribute("aria-valuemin", String(Math.round(tag / TAG) - 3653));
    griff.setAttribute("aria-valuemax", String(Math.round(tag / TAG) + 3653));
    griff.setAttribute("tabindex", "-1");
    beschrifte(griff, tag);
  }
  for (const ansicht of tisch.querySelectorAll("svg[data-tage]")) ansicht.querySelector("[data-griff]")?.setAttribute("tabindex", "0");
  for (const li of tisch.querySelectorAll("[data-baustein]")) li.draggable = true;
  for (const teil of tisch.querySelectorAll("[data-nur-skript], #schnitt-tasten")) teil.hidden = false;
}

function fasse(griff) {
  for (const g of griff.ownerSVGElement.querySelectorAll("[data-griff]")) g.setAttribute("tabindex", g === griff ? "0" : "-1");
  griff.focus();
}

/* In the picture's own measure: how far a knot lies from where the server drew it. */
function schiebe(griff, tage) {
  const svg = griff.ownerSVGElement;
  const weg = (tage / Number(svg.dataset.tage)) * Number(svg.dataset.zeitbreite);
  griff.setAttribute("transform", `translate(${weg.toFixed(1)} 0)`);
}

function zeichneZurueck() {
  for (const griff of tisch.querySelectorAll("[data-griff][transform]")) griff.removeAttribute("transform");
}

function ruecke(griff, neu) {
  const li = stueck(griff.dataset.griff);
  const { von, bis } = angaben(li);
  const seite = griff.dataset.seite;
  if (seite === "von" ? bis && neu > bis : neu < von) {
    sage("Das Ende kann nicht vor dem Anfang liegen.");
    return;
  }
  clearTimeout(laeuft?.uhr);
  laeuft = { griff, neu, uhr: setTimeout(bringe, RUHE) };
  schiebe(griff, (neu - (seite === "von" ? von : bis)) / TAG);
  beschrifte(griff, neu);
}

function bringe() {
  if (!laeuft) return;
  const { griff, neu, uhr } = laeuft;
  clearTimeout(uhr);
  laeuft = null;
  const { griff: pk, seite } = griff.dataset;
  const li = stueck(pk);
  const jetzt = angaben(li);
  if (iso(jetzt[seite]) === iso(neu)) return zeichneZurueck();
  const hatte = griff.matches(":focus");
  verschiebe(li, { ...jetzt, [seite]: neu }, () => {
    const wieder = griffe().find((g) => g.dataset.griff === pk && g.dataset.seite === seite);
    if (hatte && wieder) fasse(wieder);
  });
}

tisch.addEventListener("keydown", (ereignis) => {
  const griff = ereignis.target.closest?.("[data-griff]");
  if (!griff || ereignis.altKey || ereignis.ctrlKey || ereignis.metaKey) return;
  const li = stueck(griff.dataset.griff);
  const tag = laeuft?.griff === griff ? laeuft.neu : angaben(li)[griff.dataset.seite];
  const woche = { ArrowLeft: -7, ArrowRight: 7 }[ereignis.key];
  const monat = { PageUp: -1, PageDown: 1 }[ereignis.key];
  const nachbar = { ArrowUp: -1, ArrowDown: 1 }[ereignis.key];
  if (woche) ruecke(griff, new Date(tag.getTime() + woche * TAG));
  else if (monat) ruecke(griff, plusMonate(tag, monat));
  else if (nachbar) {
    const alle = griffe();
    const naechster = alle[alle.indexOf(griff) + nachbar];
    if (naechster) fasse(naechster);
  } else return;
  ereignis.preventDefault();
});
tisch.addEventListener("focusout", (ereignis) => ereignis.target === laeuft?.griff && bringe());

tisch.addEventListener("pointerdown", (ereignis) => {
  const griff = ereignis.target.closest("[data-griff]");
  if (!griff || ereignis.button) return;
  const svg = griff.ownerSVGElement;
  const start = angaben(stueck(griff.dataset.griff))[griff.dataset.seite];
  const jePixel = (svg.viewBox.baseVal.width / svg.getBoundingClientRect().width / Number(svg.dataset.zeitbreite)) * Number(svg.dataset.tage);
  const von = ereignis.clientX;
  griff.setPointerCapture(ereignis.pointerId);
  fasse(griff);
  ereignis.preventDefault();
  const ziehe = (e) => {
    const wochen = Math.round(((e.clientX - von) * jePixel) / 7);
    ruecke(griff, new Date(start.getTime() + wochen * 7 * TAG));
    clearTimeout(laeuft?.uhr);
  };
  griff.addEventListener("pointermove", ziehe);
  const los = () => {
    griff.removeEventListener("pointermove", ziehe);
    bringe();
  };
  griff.addEventListener("pointerup", los, { once: true });
  griff.addEventListener("pointercancel", los, { once: true });
});

/* ---- the palette: a kind for a goal, the form in place ---- */

function oeffne(adresse) {
  const kasten = document.getElementById("werkformular");
  kasten.hidden = false;
  window.htmx.ajax("GET", adresse, { target: "#werkformular-platz", select: "form.formular", swap: "innerHTML" });
}

tisch.addEventListener("click", (ereignis) => {
  const art = ereignis.target.closest("[data-art]");
  if (art && window.htmx && !ereignis.ctrlKey && !ereignis.metaKey && !ereignis.shiftKey) {
    ereignis.preventDefault();
    oeffne(art.getAttribute("href"));
    return;
  }
  const abbruch = ereignis.target.closest("#werkformular-platz .knopf--leise");
  if (abbruch) {
    ereignis.preventDefault();
    document.getElementById("werkformular").hidden = true;
    document.getElementById("werkformular-platz").replaceChildren();
    tisch.querySelector("[data-palette] [data-art]").focus();
  }
});

/* A draft waits for its answer on the form's own page. */
document.addEventListener("htmx:beforeSwap", (ereignis) => {
  const { target, serverResponse, pathInfo, xhr } = ereignis.detail;
  if (target?.id !== "werkformular-platz") return;
  if (xhr.status !== 200 || !serverResponse.includes("data-entwurf")) {
    ereignis.detail.shouldSwap = false;
    location.href = pathInfo.requestPath;
  }
});
document.addEventListener("htmx:afterSwap", (ereignis) => {
  const { target, pathInfo } = ereignis.detail;
  if (target?.id !== "werkformular-platz") return;
  const form = target.querySelector("form");
  form.action = pathInfo.requestPath.split("?")[0];
  const erstes = [...form.querySelectorAll("input:not([type=hidden]), select")].find((e) => e.name === "wer") || form;
  erstes.focus();
  document.getElementById("werkformular").scrollIntoView({ block: "nearest" });
});

tisch.addEventListener("keydown", (ereignis) => {
  if (ereignis.defaultPrevented || ereignis.altKey || ereignis.ctrlKey || ereignis.metaKey) return;
  if (ereignis.target.closest("input, select, textarea") || !ereignis.target.closest("#bausteine")) return;
  const art = tisch.querySelector(`[data-palette] [data-taste="${CSS.escape(ereignis.key)}"]`);
  if (!art) return;
  ereignis.preventDefault();
  const ziel = ereignis.target.closest("[data-ziel].werkziel")?.dataset.ziel;
  oeffne(art.getAttribute("href") + (ziel ? `&ziel=${ziel}` : ""));
});

let gezogen = null;
tisch.addEventListener("dragstart", (ereignis) => {
  gezogen = ereignis.target.closest?.("[data-art], [data-baustein]");
  if (!gezogen) return;
  ereignis.dataTransfer.effectAllowed = "move";
  ereignis.dataTransfer.setData("text/plain", gezogen.textContent.trim());
});
tisch.addEventListener("dragover", (ereignis) => {
  const ziel = ereignis.target.closest(".werkziel");
  if (!gezogen || !ziel) return;
  ereignis.preventDefault();
  ziel.classList.add("werkziel--hier");
});
tisch.addEventListener("dragleave", (ereignis) => {
  const ziel = ereignis.target.closest(".werkziel");
  if (ziel && !ziel.contains(ereignis.relatedTarget)) ziel.classList.remove("werkziel--hier");
});
tisch.addEventListener("dragend", () => {
  gezogen = null;
  for (const ziel of tisch.querySelectorAll(".werkziel--hier")) ziel.classList.remove("werkziel--hier");
});
tisch.addEventListener("drop", (ereignis) => {
  const ziel = ereignis.target.closest(".werkziel")?.dataset.ziel;
  if (!gezogen || !ziel) return;
  ereignis.preventDefault();
  if (gezogen.dataset.art) {
    const art = tisch.querySelector(`[data-palette] [data-art="${gezogen.dataset.art}"]`);
    oeffne(`${art.getAttribute("href")}&ziel=${ziel}`);
  } else if (gezogen.dataset.ziel !== ziel) {
    const pk = gezogen.dataset.baustein;
    verschiebe(gezogen, { ...angaben(gezogen), ziel }, () => stueck(pk)?.querySelector("a")?.focus());
  }
});

richte();

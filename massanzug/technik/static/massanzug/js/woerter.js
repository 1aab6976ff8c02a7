/* Counts words while they are typed, as the server counts them (rechenkern.bekundung.wortzahl): textarea[data-woerter]
   names the place that shows them. */

const LUECKE = /[\s\u0085\u001c-\u001f\u00ad\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164\ufeff\uffa0]+/u;
const WORT_HOECHSTENS = 60;

const wortzahl = (text) =>
  text
    .split(LUECKE)
    .filter(Boolean)
    .reduce((summe, wort) => summe + Math.ceil([...wort].length / WORT_HOECHSTENS), 0);

for (const feld of document.querySelectorAll("textarea[data-woerter]")) {
  const ort = document.getElementById(feld.dataset.woerter);
  const zeige = () => {
    const anzahl = wortzahl(feld.value);
    ort.querySelector("[data-zahl]").textContent = String(anzahl);
    ort.classList.toggle("woerter--zu-viele", anzahl > Number(feld.dataset.hoechstens));
  };
  feld.addEventListener("input", zeige);
  zeige();
}

/* Counts words while they are typed, as the server counts them: textarea[data-woerter] names the place that shows them. */

for (const feld of document.querySelectorAll("textarea[data-woerter]")) {
  const ort = document.getElementById(feld.dataset.woerter);
  const zeige = () => {
    const anzahl = feld.value.trim() === "" ? 0 : feld.value.trim().split(/\s+/u).length;
    ort.querySelector("[data-zahl]").textContent = String(anzahl);
    ort.classList.toggle("woerter--zu-viele", anzahl > Number(feld.dataset.hoechstens));
  };
  feld.addEventListener("input", zeige);
  zeige();
}

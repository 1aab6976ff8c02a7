/* For every page: the summary of errors gets the focus; a button without a draft form is pressed once. */

document.querySelector("[data-fokus]")?.focus();

document.addEventListener("submit", (ereignis) => {
  const form = ereignis.target;
  if (form.method !== "post" || form.hasAttribute("data-entwurf") || ereignis.defaultPrevented) return;
  if (form.dataset.gesendet) {
    ereignis.preventDefault();
    return;
  }
  form.dataset.gesendet = "1";
  ereignis.submitter?.setAttribute("aria-disabled", "true");
});

/* What takes a few seconds says so: button[data-laeuft], and a place .laeuft in the same form. */
document.addEventListener("submit", (ereignis) => {
  const wort = !ereignis.defaultPrevented && ereignis.submitter?.dataset.laeuft;
  const ort = ereignis.target.querySelector(".laeuft");
  if (wort && ort) ort.textContent = wort;
});

window.addEventListener("pageshow", (ereignis) => {
  if (!ereignis.persisted) return;
  for (const form of document.querySelectorAll("form[data-gesendet]")) {
    delete form.dataset.gesendet;
    for (const knopf of form.querySelectorAll("[aria-disabled=true]")) knopf.removeAttribute("aria-disabled");
  }
  for (const ort of document.querySelectorAll(".laeuft")) ort.textContent = "";
});

/* The context is folded under the title on narrow screens and open beside the text on wide ones. */
for (const klappe of document.querySelectorAll("details[data-breit]")) {
  const breit = window.matchMedia(`(min-width: ${klappe.dataset.breit})`);
  const richte = () => (klappe.open = breit.matches);
  breit.addEventListener("change", richte);
  if (breit.matches) richte();
}

/* A table wider than its place can be scrolled with the keyboard, and only then it is a stop. */
const breite = new ResizeObserver((eintraege) => {
  for (const { target } of eintraege) {
    const rollt = target.scrollWidth > target.clientWidth + 1;
    target.toggleAttribute("tabindex", rollt);
    if (rollt) {
      target.tabIndex = 0;
      target.setAttribute("role", "region");
      target.setAttribute("aria-label", target.dataset.rollt);
    } else {
      target.removeAttribute("role");
      target.removeAttribute("aria-label");
    }
  }
});
for (const tabelle of document.querySelectorAll("[data-rollt]")) breite.observe(tabelle);

/* A picture wider than its place opens on its middle, not on its left edge. */
for (const mitte of document.querySelectorAll("[data-rollt] [data-mitte]")) {
  const rahmen = mitte.closest("[data-rollt]");
  const [m, r] = [mitte, rahmen].map((kasten) => kasten.getBoundingClientRect());
  rahmen.scrollLeft += m.left + m.width / 2 - r.left - r.width / 2;
}

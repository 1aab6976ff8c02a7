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

window.addEventListener("pageshow", (ereignis) => {
  if (!ereignis.persisted) return;
  for (const form of document.querySelectorAll("form[data-gesendet]")) {
    delete form.dataset.gesendet;
    for (const knopf of form.querySelectorAll("[aria-disabled=true]")) knopf.removeAttribute("aria-disabled");
  }
});

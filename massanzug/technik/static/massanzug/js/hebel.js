/* Shows beside a lever where it stands while it moves: output[for] belongs to input.hebel. */

for (const hebel of document.querySelectorAll("input.hebel")) {
  const ort = document.querySelector(`output[for="${CSS.escape(hebel.id)}"]`);
  hebel.addEventListener("input", () => {
    ort.value = hebel.value;
  });
}

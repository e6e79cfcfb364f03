"use strict";
(() => {
  const root = document.documentElement;
  const theme = document.getElementById("theme");
  const dark = () =>
    root.dataset.theme ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  const shown = () => theme.setAttribute("aria-pressed", String(dark()));
  theme.hidden = false;
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; shown(); });
  shown();

  const table = document.getElementById("columns");
  if (!table) return;
  document.getElementById("controls").hidden = false;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const cards = new Map(Array.from(document.querySelectorAll("article"), (a) => [a.dataset.row, a]));
  const details = document.getElementById("details");
  const search = document.getElementById("search");
  const only = document.getElementById("only");
  const count = document.getElementById("count");

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let kept = 0;
    for (const row of rows) {
      const fits = words.every((word) => row.dataset.words.includes(word)) &&
        (!only.value || row.dataset.kinds.split("|").includes(only.value));
      row.hidden = !fits;
      const card = cards.get(row.dataset.row);
      if (card) card.hidden = !fits;
      kept += fits;
    }
    count.textContent = `${kept} of ${rows.length} columns`;
  };
  search.addEventListener("input", filter);
  only.addEventListener("change", filter);
  for (const chip of document.querySelectorAll("button[data-word]")) {
    chip.disabled = false;
    chip.addEventListener("click", () => {
      const pressed = chip.getAttribute("aria-pressed") === "true";
      for (const other of document.querySelectorAll("button[data-word]"))
        other.setAttribute("aria-pressed", "false");
      chip.setAttribute("aria-pressed", String(!pressed));
      search.value = pressed ? "" : chip.dataset.word;
      filter();
    });
  }
  const headings = Array.from(table.tHead.rows[0].cells);
  headings.forEach((heading, place) => {
    const button = heading.querySelector("button");
    if (!button) return;
    button.disabled = false;
    button.addEventListener("click", () => {
      const up = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of headings) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
      const numbers = heading.classList.contains("number");
      const key = (row) => {
        const cell = row.cells[place];
        return "sort" in cell.dataset ? cell.dataset.sort : cell.textContent;
      };
      const order = rows.slice().sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        return (numbers ? x - y : x.localeCompare(y)) * (up ? 1 : -1);
      });
      body.append(...order);
      details.append(...order.map((row) => cards.get(row.dataset.row)).filter(Boolean));
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
  filter();
})();

"use strict";
// Pointing at or tabbing to a piece of the text lights up its item on the record, and the other way round.
(() => {
  const record = document.getElementById("record");
  const pieces = new Map();
  for (const piece of document.querySelectorAll("[data-of]")) {
    for (const id of piece.dataset.of.split(" ")) {
      if (!pieces.has(id)) pieces.set(id, []);
      pieces.get(id).push(piece);
    }
  }
  let lit = [];
  let shown = "";
  let timer = 0;

  function mark(element, name) {
    if (!element || element.classList.contains("lit")) return;
    element.classList.add(name);
    lit.push(element);
  }

  function clear() {
    for (const element of lit) element.classList.remove("lit", "near");
    lit = [];
    shown = "";
  }

  // ids: the item meant first, then those it stands inside of.
  function light(ids, inText) {
    const key = ids.join(" ") + inText;
    if (key === shown) return;
    clear();
    shown = key;
    for (const piece of pieces.get(ids[0]) || []) mark(piece, "lit");
    mark(document.getElementById(ids[0]), "lit");
    for (const id of ids.slice(1)) mark(document.getElementById(id), "near");
    if (inText) bringCard(document.getElementById(ids[0]));
    else bringText((pieces.get(ids[0]) || [])[0]);
  }

  function bringCard(card) {
    if (!card || record.scrollHeight <= record.clientHeight) return;
    const box = card.getBoundingClientRect();
    const room = record.getBoundingClientRect();
    if (box.top < room.top || box.bottom > room.bottom) {
      record.scrollTop += box.top - room.top - room.height / 3;
    }
  }

  function bringText(piece) {
    if (!piece || record.scrollHeight <= record.clientHeight) return;
    const box = piece.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) {
      window.scrollBy({ top: box.top - window.innerHeight / 3 });
    }
  }

  function meant(target) {
    const piece = target.closest("[data-of]");
    if (piece) {
      const ids = piece.dataset.of.split(" ");
      const own = (piece.getAttribute("href") || "").slice(1);
      return [own ? [own, ...ids.filter((id) => id !== own)] : ids, true];
    }
    const card = target.closest(".card");
    const owner = card && (card.id ? card : card.parentElement.closest("ol").parentElement.querySelector(".card"));
    return owner && owner.id ? [[owner.id], false] : null;
  }

  function follow(event, wait) {
    clearTimeout(timer);
    const found = meant(event.target);
    timer = setTimeout(() => (found ? light(...found) : clear()), wait);
  }

  document.addEventListener("pointerover", (event) => follow(event, event.pointerType === "mouse" ? 70 : 0));
  document.addEventListener("focusin", (event) => follow(event, 0));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
})();

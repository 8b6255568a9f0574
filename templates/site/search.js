// The archive's search. Without it the page is a plain list; nothing is loaded from anywhere else.
(() => {
  "use strict";
  const part = document.getElementById("search");
  const field = document.getElementById("find");
  if (!part || !field) return;
  const hits = part.querySelector(".hits");
  const found = part.querySelector(".found");
  const most = 30;
  let index = null;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const load = () => {
    index ??= fetch(part.dataset.index)
      .then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      })
      .then((all) => all.map((one) => ({ ...one, words: plain([one.title, one.note, one.text].join(" ")) })));
    return index;
  };

  const line = (one) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const note = document.createElement("span");
    link.href = one.url;
    link.textContent = one.title;
    note.className = "meta";
    note.textContent = one.note;
    item.append(link, " ", note);
    return item;
  };

  const look = async () => {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    if (!wanted.length) {
      hits.replaceChildren();
      found.textContent = "";
      return;
    }
    try {
      const all = await load();
      const fits = all.filter((one) => wanted.every((word) => one.words.includes(word)));
      const titled = (one) => wanted.every((word) => plain(one.title).includes(word));
      fits.sort((a, b) => titled(b) - titled(a));
      hits.replaceChildren(...fits.slice(0, most).map(line));
      found.textContent = fits.length ? "" : part.dataset.none;
    } catch {
      index = null;
      found.textContent = part.dataset.failed;
    }
  };

  part.hidden = false;
  part.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  field.addEventListener("input", look);
})();

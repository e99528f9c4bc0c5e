function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (name === "value" || name === "checked" || name === "indeterminate") {
      node[name] = value;
    } else if (value === true) {
      node.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false && child !== ""));
  return node;
}

/** An element of HTML. Attributes that begin with "on" are listeners; texts become text, never markup. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Something to open; what is open stays so, by its key, when the page is drawn anew. */
const opened = new Map();
export function fold(key, summary, open, ...content) {
  return remember(key, el("details", { "data-key": key, open }, el("summary", {}, summary), content));
}

/** The same for what is there to open already. */
export function remember(key, details) {
  details.open = opened.get(key) ?? details.open;
  details.addEventListener("toggle", () => opened.set(key, details.open));
  return details;
}

export function table(caption, heads, rows) {
  return el("div", { class: "table", role: "region", tabindex: 0, "aria-label": caption },
    el("table", {},
      el("caption", { class: "hidden" }, caption),
      el("thead", {}, el("tr", {}, heads.map(head => el("th", { scope: "col" }, head)))),
      el("tbody", {}, rows.map(row => el("tr", {}, row.map((cell, index) =>
        index === 0 ? el("th", { scope: "row" }, cell) : el("td", {}, cell)))))));
}

export function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

/** Puts the focus on something that a keyboard can't reach by itself. */
export function focusOn(node) {
  if (node) {
    node.setAttribute("tabindex", "-1");
    node.focus();
  }
}

/** Says something to those who listen to the page. */
export function announce(text) {
  const region = document.getElementById("announcements");
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 50);
}

/** Asks whether somebody is sure, and does it then. */
export function sure(sentence, yes, no, act) {
  const agree = () => {
    dialog.close();
    act();
  };
  const dialog = el("dialog", { "aria-labelledby": "sure" },
    el("p", { id: "sure" }, sentence),
    el("div", { class: "buttons" }, button(no, () => dialog.close()), button(yes, agree, { class: "main" })));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function saveAs(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = el("a", { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

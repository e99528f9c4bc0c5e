const SVG = "http://www.w3.org/2000/svg";

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

function shape(name, attributes, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function rect(kind, x, width) {
  const faint = kind === "track" ? { "fill-opacity": ".2" } : {};
  return shape("rect", { class: kind, x: x.toFixed(2), width: Math.max(0, width).toFixed(2), height: 8, ...faint });
}

/** A bar with its label and its value in words; the drawing says no more than these. */
export function bar(kind, label, share, value) {
  const width = Math.min(1, Math.max(0, share)) * 100;
  return el("div", { class: `bar bar-${kind}` },
    el("span", {}, label),
    shape("svg", { "aria-hidden": "true", viewBox: "0 0 100 8", preserveAspectRatio: "none", width: "100%", height: 12 },
      rect("track", 0, 100), rect("fill", 0, width)),
    el("strong", {}, value));
}

/** One bar of several parts, each {label, share, value, free}, and a legend. */
export function parts(caption, list) {
  let x = 0;
  const rects = list.map((part, index) => {
    const drawn = rect(part.free ? "track" : `part-${index % 6}`, x, part.share * 100 - 0.3);
    x += part.share * 100;
    return drawn;
  });
  return el("figure", { class: "parts" },
    el("figcaption", {}, caption),
    shape("svg", { "aria-hidden": "true", viewBox: "0 0 100 8", preserveAspectRatio: "none", width: "100%", height: 24 }, rects),
    el("ul", {}, list.map((part, index) => el("li", {},
      shape("svg", { "aria-hidden": "true", viewBox: "0 0 8 8", width: 12, height: 12 },
        rect(part.free ? "track" : `part-${index % 6}`, 0, 8)),
      el("span", {}, part.label), " ", el("strong", {}, part.value)))));
}

/** Something to open; what is open stays so, by its key, when the page is drawn anew. */
const opened = new Map();
export function fold(key, summary, open, ...content) {
  const isOpen = opened.get(key) ?? open;
  const details = el("details", { "data-key": key, open: isOpen }, el("summary", {}, summary), content);
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

export function link(address) {
  return el("a", { href: address, rel: "noreferrer" }, address.replace(/^https:\/\//, ""));
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

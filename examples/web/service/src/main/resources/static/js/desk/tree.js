import { el, fold } from "../shared/dom.js";
import { t, tn } from "../shared/i18n.js";

const ENDS = /(\.[a-z]{2})?\.(drl|md|yaml|off)$/;

/** What is about the same, such as a cause with its page, rules and cases. */
export function subjects(files) {
  const found = new Map();
  for (const file of files) {
    const name = file.path.replace(ENDS, "");
    const [kind, ...rest] = name.split("/");
    const subject = found.get(name) ?? { name, kind, id: rest.at(-1), topic: rest.slice(0, -1).join("/"), files: [], edited: false };
    subject.files.push(file.path);
    subject.edited ||= !file.bundled;
    found.set(name, subject);
  }
  return [...found.values()];
}

/** The causes, remedies and data, to be searched. */
export class Tree {
  #files;
  #titles;
  #onpick;
  #onbegin;
  #picked = null;
  #search = "";

  constructor(files, titles, onpick, onbegin) {
    this.#files = files;
    this.#titles = titles;
    this.#onpick = onpick;
    this.#onbegin = onbegin;
  }

  draw() {
    const list = el("div", { class: "subjects" });
    const count = el("p", { class: "aside", role: "status" });
    const fill = () => {
      const shown = subjects(this.#files.list).filter(subject => this.#matches(subject));
      count.textContent = this.#search === "" ? "" : shown.length > 0 ? tn("tree.found", shown.length) : t("tree.none");
      list.replaceChildren(...["causes", "remedies", "data"].map(kind => this.#kind(kind, shown)).filter(Boolean));
    };
    const input = el("input", {
      type: "search", id: "search", autocomplete: "off", value: this.#search,
      oninput: event => { this.#search = event.target.value; fill(); },
    });
    fill();
    return el("nav", { class: "tree", "aria-labelledby": "tree" },
      el("h2", { id: "tree" }, t("tree")), el("label", { for: "search" }, t("tree.search")), input, count, list, this.#beginning());
  }

  /** Where a new cause or remedy is begun. */
  #beginning() {
    const kind = el("select", { id: "new-kind" }, ["cause", "remedy", "fault"].map(each => el("option", { value: each }, t(`new.${each}`))));
    const id = el("input", { id: "new-id", type: "text", autocomplete: "off", autocapitalize: "none", spellcheck: "false", required: true });
    const form = el("form", {
      class: "edit",
      onsubmit: event => {
        event.preventDefault();
        this.#onbegin(kind.value, id.value.trim(), form);
      },
    }, el("label", { for: "new-kind" }, t("new.kind")), kind,
    el("label", { for: "new-id" }, t("new.id")), id, el("p", { class: "aside", id: "new-why" }, t("new.why")), el("button", {}, t("new.begin")));
    id.setAttribute("aria-describedby", "new-why");
    return fold("new", t("new"), false, form);
  }

  pick(name) {
    this.#picked = name;
    document.querySelector("nav.tree").replaceWith(this.draw());
    document.querySelector("nav.tree [aria-current]")?.focus();
  }

  /** Draws it anew, where what is edited has changed. */
  refresh() {
    document.querySelector("nav.tree").replaceWith(this.draw());
  }

  #title(subject) {
    return this.#titles.get(subject.id) ?? subject.id;
  }

  #matches(subject) {
    const wanted = this.#search.toLowerCase().split(/\s+/).filter(Boolean);
    const text = `${subject.name} ${this.#title(subject)}`.toLowerCase();
    return wanted.every(word => text.includes(word));
  }

  #kind(kind, shown) {
    const own = shown.filter(subject => subject.kind === kind);
    if (own.length === 0) {
      return null;
    }
    const topics = [...new Set(own.map(subject => subject.topic))];
    const isOpen = this.#search !== "" || own.some(subject => subject.name === this.#picked);
    return this.#fold(`${kind}`, `${t(`tree.${kind}`)} (${own.length})`, isOpen,
      topics.map(topic => {
        const items = el("ul", {}, own.filter(subject => subject.topic === topic).map(subject => this.#item(subject)));
        return topic === "" ? items : this.#fold(`${kind}/${topic}`, topic, isOpen, items);
      }));
  }

  /** While something is searched for all is open; else what the reader has opened. */
  #fold(key, summary, open, ...content) {
    return fold(this.#search === "" ? `tree-${key}` : `found-${key}-${this.#search}`, summary, open, ...content);
  }

  #item(subject) {
    const title = this.#title(subject);
    return el("li", {}, el("button", {
      type: "button", class: "subject", "aria-current": subject.name === this.#picked ? "true" : null, onclick: () => this.#onpick(subject.name),
    }, el("span", { class: "title" }, title), title !== subject.id && el("code", {}, subject.id),
    subject.edited && el("span", { class: "badge" }, t("tree.edited"))));
  }
}

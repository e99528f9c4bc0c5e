import { button, el, fold } from "../shared/dom.js";
import { t } from "../shared/i18n.js";
import { inputFor } from "./input.js";
import { label, pointers, shown, singleFields, valueAt, withValue, without } from "./fields.js";

const GENERAL = ["id", "takenAt"];
const HIDDEN = new Set(["format", ...GENERAL]);
const ARRAYS = ["/icloud/usage", "/icloud/backups", "/backup/apps", "/backup/failures", "/management/profiles", "/services", "/tried"];

/** What is known, each fact with where it is from, to be changed or taken out. */
export class Known {
  #state;
  #titles;
  #run;
  #editing = null;

  constructor(state, titles, run) {
    this.#state = state;
    this.#titles = titles;
    this.#run = run;
  }

  draw() {
    const snapshot = this.#state.talk.snapshot;
    const groups = Object.keys(snapshot).filter(key => !HIDDEN.has(key));
    const general = GENERAL.filter(key => key in snapshot).map(key => this.#fact(`/${key}`));
    return el("section", { class: "known", "aria-labelledby": "known" },
      el("h2", { id: "known" }, t("known")),
      groups.length === 0 && el("p", { class: "aside" }, t("known.none")),
      general.length > 0 && el("ul", { class: "facts general" }, general),
      groups.map(key => fold(`known-${key}`, `${t(`group.${key}`)} (${pointers({ [key]: snapshot[key] }).length})`, true,
        this.#group(`/${key}`, snapshot[key]))),
      this.#adding());
  }

  #group(path, value) {
    if (ARRAYS.includes(path)) {
      return this.#list(path, value);
    }
    const simple = pointers(value, path).filter(each => !ARRAYS.some(array => each.startsWith(`${array}/`)));
    const arrays = ARRAYS.filter(array => array.startsWith(`${path}/`) && valueAt(this.#state.talk.snapshot, array)?.length > 0);
    return [
      el("ul", { class: "facts" }, simple.map(each => this.#fact(each))),
      arrays.map(array => fold(`known${array}`, `${label(array)} (${valueAt(this.#state.talk.snapshot, array).length})`, false,
        this.#list(array, valueAt(this.#state.talk.snapshot, array)))),
    ];
  }

  #list(path, elements) {
    return el("ul", { class: "elements" }, elements.map((element, index) => {
      const name = this.#name(path, element, index);
      return el("li", {},
        el("div", { class: "element" }, el("strong", {}, name),
          button(t("remove"), () => this.#take(`${path}/${index}`), { class: "quiet", "aria-label": t("remove.what", name) })),
        path !== "/tried" && el("ul", { class: "facts" }, pointers(element, `${path}/${index}`).map(each => this.#fact(each))));
    }));
  }

  #name(path, element, index) {
    if (path === "/tried") {
      return `${this.#titles.remedy(element.remedy)}: ${shown("/tried/0/outcome", element.outcome)}`;
    }
    return element.name ?? element.deviceName ?? element.bundleId ?? element.identifier ?? `${label(path)} ${index + 1}`;
  }

  #fact(path) {
    const value = valueAt(this.#state.talk.snapshot, path);
    const name = path.startsWith("/complete/") ? t("field./complete") : label(path);
    const text = path.startsWith("/complete/") ? label(value) : shown(path, value);
    const source = this.#state.source(path);
    const isEdited = this.#editing === path;
    return el("li", { class: "fact", "data-path": path },
      el("div", { class: "what" },
        el("span", { class: "label" }, name), " ", el("span", { class: "value" }, text),
        source && el("span", { class: "source" }, source === "answered" ? t("source.answered") : t("source.from", source))),
      el("div", { class: "do" },
        !path.startsWith("/complete/") && button(t("change"), () => this.#edit(path), { class: "quiet", "aria-label": t("change.what", name), "aria-expanded": String(isEdited) }),
        button(t("remove"), () => this.#take(path), { class: "quiet", "aria-label": t("remove.what", name) })),
      isEdited && this.#form(path, value));
  }

  #edit(path) {
    this.#editing = this.#editing === path ? null : path;
    const old = document.querySelector("section.known");
    old.replaceWith(this.draw());
    document.querySelector(`[data-path="${CSS.escape(path)}"] :is(input, select)`)?.focus();
  }

  #form(path, value) {
    const input = inputFor(path, "edited", value);
    return el("form", { class: "edit", onsubmit: event => this.#submit(event, path, input) },
      el("label", { for: "edited" }, t("new.value", label(path))), input.node,
      input.hint && el("p", { class: "aside" }, input.hint),
      el("button", {}, t("take.over")));
  }

  #submit(event, path, input) {
    event.preventDefault();
    this.#run(async () => {
      await this.#state.know(withValue(this.#state.talk.snapshot, path, input.value()), "answered");
      this.#editing = null;
    }, "known", event.target);
  }

  #take(path) {
    this.#run(() => this.#state.know(without(this.#state.talk.snapshot, path), "answered"), "known");
  }

  #adding() {
    const open = singleFields().filter(each => valueAt(this.#state.talk.snapshot, each.path) === undefined);
    const groups = [...new Set(open.map(each => each.path.split("/")[1]))];
    const place = el("div", { class: "place" });
    const select = el("select", { id: "more-field" }, groups.map(key => el("optgroup", { label: t(`group.${key}`) },
      open.filter(each => each.path.startsWith(`/${key}/`)).map(each => el("option", { value: each.path }, label(each.path))))));
    let input;
    const draw = () => {
      input = inputFor(select.value, "more-value");
      place.replaceChildren(el("label", { for: "more-value" }, t("value")), input.node, input.hint && el("p", { class: "aside" }, input.hint));
    };
    select.addEventListener("change", draw);
    draw();
    return fold("known-more", t("known.add"), false,
      el("form", { class: "edit", onsubmit: event => this.#submit(event, select.value, input) },
        el("label", { for: "more-field" }, t("known.field")), select, place,
        el("button", {}, t("add"))));
  }
}

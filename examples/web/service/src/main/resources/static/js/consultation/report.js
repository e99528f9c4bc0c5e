import { call } from "../shared/api.js";
import { button, el, fold, remember } from "../shared/dom.js";
import { t, tn } from "../shared/i18n.js";
import { label } from "./fields.js";

const SHOWN = 5;

/** The page of a cause, with its headings below those of this page. It comes from the service, which lets no markup of its own through. */
async function page(id) {
  const { body } = await call("GET", `causes/${encodeURIComponent(id)}`);
  const parsed = new DOMParser().parseFromString(body.html, "text/html");
  parsed.querySelectorAll("h1, h2, h3").forEach(heading => heading.replaceWith(el("h4", {}, heading.textContent)));
  return [...parsed.body.childNodes].map(node => document.importNode(node, true));
}

function about(id) {
  const place = el("div", { class: "page" });
  const details = fold(`page-${id}`, t("cause.page"), false, place);
  const read = async () => {
    if (details.open && place.childNodes.length === 0) {
      try {
        place.replaceChildren(...await page(id));
      } catch {
        place.replaceChildren(t("error.unreachable"));
      }
    }
  };
  details.addEventListener("toggle", read);
  return details;
}

/**
 * The report as the service writes it for any page, with what only this page can do added: what came of a step can be told, and what a
 * cause is can be read.
 */
export class ReportView {
  #state;
  #run;
  #article;

  constructor(state, run) {
    this.#state = state;
    this.#run = run;
  }

  /** Takes over what the service wrote. */
  read() {
    const parsed = new DOMParser().parseFromString(this.#state.talk.document, "text/html");
    this.#article = document.importNode(parsed.querySelector("article"), true);
    this.#article.querySelectorAll("h3, h4, h5").forEach(heading =>
      heading.replaceWith(el(`h${Number(heading.localName[1]) - 1}`, {}, ...heading.childNodes)));
    this.#article.querySelectorAll("th > code").forEach(code => code.replaceWith(el("span", { title: code.textContent }, label(code.textContent))));
    this.#article.querySelectorAll("details").forEach((details, index, all) => remember(this.#key(details, index, all), details));
    this.#article.querySelectorAll(".bd-plan section[data-about]").forEach(way => way.append(this.#outcomes(way.dataset.about, false)));
    this.#article.querySelectorAll(".bd-plan details[data-about]").forEach(first => first.append(this.#outcomes(first.dataset.about, true)));
    this.#article.querySelectorAll(".bd-cause").forEach(cause => cause.append(about(cause.dataset.about)));
    this.#foldLater();
  }

  /** How it stands, in a sentence or two. */
  stands() {
    const { contradictions } = this.#state.talk;
    const sentences = [...this.#article.children].filter(each => each.localName === "p" && !each.matches(".bd-aside"));
    return this.#part(el("section", { class: "stands", "aria-labelledby": "verdict" },
      el("h2", { id: "verdict" }, t("stands")), sentences,
      contradictions.length > 0 && el("div", { class: "warning" }, el("p", {}, el("strong", {}, t("contradictions"))),
        el("ul", {}, contradictions.map(each => el("li", {}, each.text))))));
  }

  /** Its sections of these kinds, as far as it has them. */
  sections(...kinds) {
    return this.#part(kinds.map(kind => {
      const section = this.#article.querySelector(`:scope > .bd-${kind}`);
      section?.querySelector("h2").setAttribute("id", kind);
      section?.setAttribute("aria-labelledby", kind);
      return section;
    }));
  }

  #part(content) {
    return el("div", { class: "bd-report", lang: this.#article.lang }, content);
  }

  /** What a fold is of, whatever else is drawn. */
  #key(details, index, all) {
    const owner = details.parentElement.closest("section");
    const place = [...all].filter(each => each.parentElement.closest("section") === owner).indexOf(details);
    return `${owner.className} ${details.dataset.about ?? owner.dataset.about ?? ""} ${place}`;
  }

  #foldLater() {
    const steps = [...this.#article.querySelectorAll(".bd-plan > .bd-step")];
    if (steps.length > SHOWN) {
      const later = fold("later", tn("plan.later", steps.length - SHOWN), false);
      steps[SHOWN - 1].after(later);
      later.append(...steps.slice(SHOWN));
    }
  }

  #outcomes(id, protects) {
    const { title, fixes } = this.#state.talk.report.remedies.find(each => each.id === id);
    const looks = fixes.length === 0 && !protects;
    const words = protects ? ["DONE", "NOT_POSSIBLE", "WAIVED"] : ["FIXED", "NO_CHANGE", "NOT_POSSIBLE"];
    const rare = protects ? [] : ["HELPED_ONCE", "WORSE", ...(looks ? ["DONE"] : [])];
    const word = outcome => t(looks && ["FIXED", "NO_CHANGE"].includes(outcome) ? `did.look.${outcome}` : `did.${outcome}`);
    const press = outcome => button(word(outcome),
      () => this.#run(() => this.#state.attempt(id, outcome), outcome === "FIXED" ? "verdict" : "plan"),
      { class: `did did-${outcome}`, "aria-label": `${title}: ${word(outcome)}` });
    return el("div", { class: "outcomes", role: "group", "aria-label": t("did.group", title) },
      el("span", { class: "aside", "aria-hidden": "true" }, t("did")), words.map(press),
      rare.length > 0 && fold(`did-${id}`, t("did.else"), false, el("div", { class: "outcomes" }, rare.map(press))));
  }
}

import { bar, button, el, fold, link } from "../shared/dom.js";
import { has, share, size, span, t, tn } from "../shared/i18n.js";

const OPEN = 2;
const SHOWN = 5;

function minutes({ handsOn, waiting }) {
  return waiting > 0 ? t("plus.wait", span(handsOn), span(waiting)) : span(handsOn);
}

function price(remedy) {
  const costs = remedy.costs.length > 0 ? remedy.costs.map(cost => t(`costs.${cost}`)) : [t("free")];
  return [t(`effort.${remedy.effort}`), minutes(remedy.minutes), ...costs,
    ...(remedy.with.length > 0 ? [t("not.enough")] : []), t(`by.${remedy.who}`)].join(", ");
}

/** What to do, in order; alternatives stand under one number, and what protects stands in what it protects from. */
export class Plan {
  #state;
  #run;
  #remedies;

  constructor(state, run) {
    this.#state = state;
    this.#run = run;
  }

  draw() {
    const { remedies, verdict, expectedMinutes } = this.#state.talk.report;
    this.#remedies = remedies;
    const steps = this.#steps();
    const children = steps.map((ways, index) => (ways.length > 1
      ? this.#choice(ways, index)
      : this.#way(ways[0], "step", String(index + 1), index < OPEN)));
    return el("section", { class: "plan", "aria-labelledby": "plan" },
      el("h2", { id: "plan" }, t("plan")),
      remedies.length > 0 && expectedMinutes > 0 && el("p", { class: "aside" }, t("plan.time", span(expectedMinutes))),
      children.length > 0
        ? [children.slice(0, SHOWN), children.length > SHOWN && fold("later", tn("plan.later", children.length - SHOWN), false, children.slice(SHOWN))]
        : el("p", {}, t(verdict === "WORKING" ? "plan.none" : "plan.empty")));
  }

  /** A backup to a computer, say: it clears nothing, and others ask for it first. */
  #protects(remedy) {
    return remedy.fixes.length === 0 && this.#remedies.some(other => other.after.includes(remedy.id));
  }

  #steps() {
    const told = new Set();
    const steps = [];
    for (const remedy of this.#remedies) {
      if (told.has(remedy.id) || this.#protects(remedy)) {
        continue;
      }
      const ways = [remedy, ...this.#remedies.filter(other =>
        other !== remedy && remedy.needed && !told.has(other.id) && !this.#protects(other)
        && (remedy.alternatives.includes(other.id) || other.with.includes(remedy.id)))];
      ways.forEach(way => told.add(way.id));
      steps.push(ways);
    }
    return steps;
  }

  #choice(ways, index) {
    const causes = this.#state.talk.report.diagnoses.filter(each => each.blocks && ways.every(way => way.fixes.includes(each.cause)));
    const goal = causes.length > 0 ? t("choose.against", causes.map(each => each.title).join("; ")) : t("choose");
    return el("section", { class: "step" },
      el("h3", {}, el("span", { class: "number" }, String(index + 1)), " ", goal),
      ways.map((way, place) => this.#way(way, "way", String.fromCharCode(97 + place), index < OPEN && place === 0)));
  }

  #way(remedy, kind, mark, open) {
    const helps = this.#state.talk.report.diagnoses.filter(each => remedy.fixes.includes(each.cause)).map(each => each.title);
    const titles = remedy.with.map(id => this.#remedies.find(other => other.id === id)?.title ?? id);
    return el("section", { class: kind, "data-remedy": remedy.id },
      el(kind === "step" ? "h3" : "h4", {}, el("span", { class: "number" }, mark), " ", remedy.title),
      el("p", { class: "aside" }, price(remedy)),
      remedy.because.map(sentence => el("p", {}, sentence)),
      remedy.because.length === 0 && remedy.freesBytes > 0 && el("p", {}, t("frees", size(remedy.freesBytes))),
      remedy.because.length === 0 && titles.length > 0 && el("p", {}, t("only.with", titles.join("; "))),
      remedy.loses.length > 0 && el("p", { class: remedy.destructiveness >= 3 ? "warning" : "loss" },
        remedy.destructiveness >= 3 && el("span", { class: "mark", "aria-hidden": "true" }, "! "), remedy.loses.join(" ")),
      kind === "step" && helps.length > 0 && el("p", {}, t("helps", helps.join("; "))),
      remedy.chance > 0 && bar("chance", t("chance"), remedy.chance, share(remedy.chance)),
      remedy.after.map(id => this.#first(id, remedy.id)),
      fold(`how-${remedy.id}`, t("how"), open, this.#how(remedy)),
      this.#outcomes(remedy));
  }

  #first(id, before) {
    const remedy = this.#remedies.find(other => other.id === id);
    if (!remedy) {
      return null;
    }
    if (!this.#protects(remedy)) {
      return el("p", {}, t("first", remedy.title, minutes(remedy.minutes)));
    }
    return fold(`first-${before}-${id}`, t("first", remedy.title, minutes(remedy.minutes)), false, this.#how(remedy), this.#outcomes(remedy));
  }

  #how(remedy) {
    return [
      el("ol", {}, remedy.steps.map(step => el("li", {}, step))),
      remedy.references.length > 0 && el("ul", { class: "links" }, remedy.references.map(each => el("li", {}, link(each)))),
    ];
  }

  #outcomes(remedy) {
    const words = this.#protects(remedy) ? ["DONE", "NOT_POSSIBLE", "WAIVED"] : ["FIXED", "NO_CHANGE", "NOT_POSSIBLE"];
    const rare = this.#protects(remedy) ? [] : ["HELPED_ONCE", "WORSE", ...(remedy.fixes.length === 0 ? ["DONE"] : [])];
    const looks = remedy.fixes.length === 0 && !this.#protects(remedy);
    const word = outcome => t(looks && has(`did.look.${outcome}`) ? `did.look.${outcome}` : `did.${outcome}`);
    const press = outcome => button(word(outcome),
      () => this.#run(() => this.#state.attempt(remedy.id, outcome), outcome === "FIXED" ? "verdict" : "plan"),
      { class: `did did-${outcome}`, "aria-label": `${remedy.title}: ${word(outcome)}` });
    return el("div", { class: "outcomes", role: "group", "aria-label": t("did.group", remedy.title) },
      el("span", { class: "aside", "aria-hidden": "true" }, t("did")), words.map(press),
      rare.length > 0 && fold(`did-${remedy.id}`, t("did.else"), false, el("div", { class: "outcomes" }, rare.map(press))));
  }
}

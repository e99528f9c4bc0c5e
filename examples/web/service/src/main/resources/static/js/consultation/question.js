import { button, el, fold, focusOn } from "../shared/dom.js";
import { span, t, tn } from "../shared/i18n.js";
import { inputFor } from "./input.js";
import { field } from "./fields.js";

const OTHERS = 8;

/** The question that is most worth its time, or the one that was picked instead. */
export class Asking {
  #state;
  #titles;
  #run;
  #picked = null;

  constructor(state, titles, run) {
    this.#state = state;
    this.#titles = titles;
    this.#run = run;
  }

  draw() {
    const { questions, report } = this.#state.talk;
    const isDone = report.verdict === "WORKING" && report.remedies.length === 0;
    const question = isDone ? undefined : questions.find(each => each.path === this.#picked) ?? questions[0];
    return el("section", { class: "question", "aria-labelledby": "question" },
      el("h2", { id: "question" }, t(question ? "question" : "question.none")),
      question ? this.#form(question, report) : el("p", {}, t(isDone ? "question.working" : "question.enough")),
      this.#state.canGoBack && el("p", {}, button(t("back"), () => this.#back(), { class: "quiet" })),
      !isDone && this.#people(),
      !isDone && questions.length > 1 && fold("others", tn("question.others", questions.length - 1), false,
        el("ul", { class: "others" }, questions.filter(each => each !== question).slice(0, OTHERS).map(each => el("li", {},
          button(each.text, () => this.#pick(each.path), { class: "quiet" }))))));
  }

  #form(question, report) {
    const options = question.options.map((option, index) => el("label", { class: "option" },
      el("input", { type: "radio", name: "option", value: String(index), required: true }), el("span", {}, option.label)));
    const isOpen = !["boolean", "word"].includes(field(question.path).kind);
    const own = isOpen ? inputFor(question.path, "own") : null;
    if (own) {
      own.node.required = options.length === 0;
      own.node.addEventListener("input", () => {
        form.querySelectorAll("[name=option]").forEach(option => { option.checked = false; option.required = own.node.value === ""; });
      });
    }
    const why = this.#concerned(question, report);
    const form = el("form", { onsubmit: event => this.#submit(event, question, own) },
      el("fieldset", {},
        el("legend", {}, question.text),
        question.where && el("p", { class: "where" }, el("strong", {}, t("where")), " ", question.where),
        options.length > 0 && el("div", { class: "options" }, options),
        own && el("div", { class: "own" }, el("label", { for: "own" }, options.length > 0 ? t("own.or") : t("own")), own.node,
          own.hint && el("p", { class: "aside" }, own.hint))),
      el("div", { class: "buttons" },
        el("button", { class: "main" }, t("answer")),
        button(t("dont.know"), () => this.#send(question, { unknown: true }))),
      fold("why", t("why.asked"), false,
        question.minutesSaved >= 0.5 && el("p", {}, t("why.minutes", span(question.minutesSaved))),
        why.length > 0 && el("p", {}, t("why.causes", why.join("; ")))));
    return form;
  }

  /** The causes of which it can't be told without this answer. */
  #concerned(question, report) {
    const causes = report.checks.filter(check => check.state === "UNKNOWN" && check.missing.includes(question.path))
      .map(check => check.rule.split("/")[0]);
    return [...new Set(causes)].map(id => this.#titles.cause(id)).filter(title => title !== null).slice(0, OTHERS);
  }

  #submit(event, question, own) {
    event.preventDefault();
    const chosen = event.target.querySelector("[name=option]:checked");
    if (chosen) {
      this.#send(question, { option: Number(chosen.value) }, event.target);
    } else if (own) {
      this.#send(question, { value: own.value() }, event.target);
    }
  }

  #send(question, answer, form) {
    this.#run(async () => {
      await this.#state.answer(question.path, answer);
      this.#picked = null;
    }, "question", form);
  }

  #back() {
    this.#run(async () => this.#state.back(), "question");
  }

  #pick(path) {
    this.#picked = path;
    document.querySelector("section.question").replaceWith(this.draw());
    focusOn(document.getElementById("question"));
  }

  #people() {
    const present = this.#state.talk.present;
    return fold("people", t("people"), false, el("fieldset", { class: "people" },
      el("legend", {}, t("people.why")),
      ["OWNER", "NETWORK", "ADMIN"].map(who => el("label", { class: "option" },
        el("input", {
          type: "checkbox", checked: present.includes(who), disabled: present.length === 1 && present.includes(who),
          onchange: event => this.#run(() => this.#state.here(who, event.target.checked), "question"),
        }), el("span", {}, t(`who.${who}`))))));
  }
}

import { button, el, fold, table } from "../shared/dom.js";
import { t, tn } from "../shared/i18n.js";

/** The problems, those of the file that is shown with a way to their lines. */
export function problems(list, path, actions) {
  return el("section", { class: "found", "aria-labelledby": "problems" },
    el("h3", { id: "problems" }, t("problems")),
    list.length === 0 ? el("p", { class: "good" }, el("span", { "aria-hidden": "true" }, "✓ "), t("problems.none"))
      : el("ul", {}, list.map(problem => {
        const where = problem.file && problem.file !== path
          ? t("problems.file", problem.file, problem.line ?? 1, problem.detail)
          : problem.line ? t("problems.line", problem.line, problem.detail) : problem.detail;
        const isWarning = problem.severity === "WARNING";
        return el("li", { class: isWarning ? "warned" : "wrong" },
          el("span", { class: "mark", "aria-hidden": "true" }, isWarning ? "! " : "✗ "), isWarning && `${t("problems.warning")} `,
          problem.line ? button(where, () => actions.goTo(problem), { class: "quiet" }) : where,
          problem.maybe && el("p", { class: "maybe" }, problem.maybe));
      })));
}

function failed(result, actions) {
  return el("li", { class: "wrong" },
    el("span", { class: "mark", "aria-hidden": "true" }, "✗ "), el("strong", {}, result.it), ` – ${t("cases.failed")}`,
    el("ul", {}, result.unmet.map(each => el("li", {}, each))),
    button(`${result.file}, ${result.number}`, () => actions.open(result.file), { class: "quiet" }));
}

const SHOWN = 4;

/** The cases: those that fail first, of these those of the file that is shown, with what was instead. */
export function cases(of, isChecked, path, actions) {
  const own = path.replace(/\.[^/]*$/, ".yaml");
  const failing = of.results.filter(result => !result.passed);
  const bad = [...failing.filter(result => result.file === own), ...failing.filter(result => result.file !== own)];
  const good = of.results.filter(result => result.passed);
  const groups = [...Map.groupBy(good, result => result.file)];
  return el("section", { class: "cases", "aria-labelledby": "cases" },
    el("h3", { id: "cases" }, t("cases")),
    of.results.length === 0 ? el("p", {}, t(isChecked ? "cases.none" : "checked.idle")) : el("p", { class: bad.length > 0 ? "bad" : "good" },
      el("span", { "aria-hidden": "true" }, bad.length > 0 ? "✗ " : "✓ "), t("cases.of", of.passed, of.failed)),
    bad.length > 0 && el("ul", { class: "failed" }, bad.slice(0, SHOWN).map(result => failed(result, actions))),
    bad.length > SHOWN && fold("cases-bad", t("cases.more", bad.length - SHOWN), false,
      el("ul", { class: "failed" }, bad.slice(SHOWN).map(result => failed(result, actions)))),
    good.length > 0 && fold("cases-good", t("cases.all", good.length), false,
      groups.map(([file, list]) => [el("h4", {}, el("code", {}, file)),
        el("ul", { class: "passed" }, list.map(result => el("li", {}, el("span", { class: "mark", "aria-hidden": "true" }, "✓ "), result.it,
          el("span", { class: "hidden" }, ` – ${t("cases.passed")}`))))])));
}

function outcome(is, titles) {
  const causes = is.causes.map(id => titles.get(id) ?? id);
  return el("div", {}, el("strong", {}, t(`verdict.${is.verdict}`)),
    el("br"), causes.length > 0 ? causes.join("; ") : t("effect.nocause"),
    is.firstRemedy && [el("br"), el("span", { class: "aside" }, t("effect.first", titles.get(is.firstRemedy) ?? is.firstRemedy))]);
}

/** What the change makes of devices. */
export function effect(effects, isChecked, names, titles, choose) {
  const changed = effects.filter(each => each.changed);
  return el("section", { class: "effect", "aria-labelledby": "effect" },
    el("h3", { id: "effect" }, t("effect")),
    el("p", { class: "aside" }, t("effect.what")),
    el("p", {}, el("label", { for: "devices", class: "choose" }, t("effect.drop")),
      el("input", { id: "devices", type: "file", multiple: true, class: "files", onchange: event => choose([...event.target.files]) })),
    el("p", { class: "aside" }, names.join(", ")),
    el("p", {}, el("strong", {}, effects.length === 0 ? t(isChecked ? "effect.wait" : "checked.idle") : changed.length === 0 ? t("effect.none") : tn("effect.changed", changed.length))),
    changed.length > 0 && table(t("effect.table"), [t("effect.device"), t("effect.before"), t("effect.after")],
      changed.map(each => [names[each.index], outcome(each.before, titles), outcome(each.after, titles)])));
}

export function differences(list) {
  return fold("differences", t("differences"), false,
    list.length === 0 ? el("p", {}, t("differences.none")) : el("ul", {}, list.map(each => el("li", {}, each))));
}

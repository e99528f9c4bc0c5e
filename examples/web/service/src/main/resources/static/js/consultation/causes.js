import { call } from "../shared/api.js";
import { bar, el, fold, link, table } from "../shared/dom.js";
import { share, t, time } from "../shared/i18n.js";
import { label, shown } from "./fields.js";

function evidence(title, list) {
  const more = list.some(each => each.source);
  return table(t("evidence.of", title), [t("evidence.field"), t("evidence.value"), ...(more ? [t("evidence.source")] : [])],
    list.map(each => [label(each.path), shown(each.path, each.value), ...(more ? [[each.source ?? "", each.at ? `, ${time(each.at)}` : ""]] : [])]));
}

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

function cause(diagnosis) {
  const isCertain = diagnosis.certainty === "CONFIRMED";
  return el("section", { class: "cause", "data-cause": diagnosis.cause },
    el("h3", {}, el("span", { class: "mark", "aria-hidden": "true" }, isCertain ? "✗" : "?"), " ", diagnosis.title),
    el("p", { class: "aside" }, t(`certainty.${diagnosis.certainty}`)),
    bar(isCertain ? "confirmed" : "suspected", t("probability"), diagnosis.probability, share(diagnosis.probability)),
    diagnosis.because.map(sentence => el("p", {}, sentence)),
    diagnosis.blocks && el("p", {}, el("strong", {}, t("blocked"))),
    diagnosis.clearsWhen && el("p", {}, t("clears", diagnosis.clearsWhen)),
    fold(`evidence-${diagnosis.cause}`, t("evidence"), false,
      diagnosis.evidence.length > 0 && evidence(diagnosis.title, diagnosis.evidence),
      el("p", {}, t("rules")), el("ul", {}, diagnosis.rules.map(rule => el("li", {}, el("code", {}, rule)))),
      diagnosis.references.length > 0 && [el("p", {}, t("references")), el("ul", { class: "links" }, diagnosis.references.map(each => el("li", {}, link(each))))]),
    about(diagnosis.cause));
}

/** Why it doesn't back up, as far as it is known. */
export function causes(report) {
  return el("section", { class: "causes", "aria-labelledby": "causes" },
    el("h2", { id: "causes" }, t("why")),
    report.diagnoses.length > 0 ? report.diagnoses.map(cause) : el("p", {}, t("why.none")));
}

import { language, t } from "./i18n.js";
import { el } from "./dom.js";

/** A request that wasn't answered as wished: what was wrong, all of it. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail);
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

/** Asks the service. The answer is {status, headers, body}, its body read as JSON where it is that. */
export async function call(method, path, { json, body, headers = {}, signal } = {}) {
  const sent = { Accept: "application/json, text/plain;q=0.5", "Accept-Language": language(), ...headers };
  if (json !== undefined) {
    sent["Content-Type"] = "application/json";
  }
  let answer;
  try {
    answer = await fetch(path, { method, headers: sent, body: json === undefined ? body : JSON.stringify(json), signal });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Problem(0, { detail: t("error.unreachable") });
  }
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  const content = isJson ? await answer.json() : await answer.text();
  if (!answer.ok) {
    throw new Problem(answer.status, isJson ? content : { detail: t("error.unknown", answer.status) });
  }
  return { status: answer.status, headers: answer.headers, body: content };
}

/** What is wrong, for a reader, with the names of places as the page has them. */
export function told(problem, name = pointer => el("code", {}, pointer)) {
  if (!(problem instanceof Problem)) {
    console.error(problem);
  }
  const errors = problem instanceof Problem ? problem.errors : [];
  return el("div", { class: "problem", role: "alert" },
    el("p", {}, el("span", { "aria-hidden": "true", class: "mark" }, "✗ "), problem instanceof Problem ? problem.message : t("error.here")),
    errors.length > 0 && el("ul", {}, errors.map(error => el("li", {},
      error.pointer && [name(error.pointer), ": "],
      error.file && !error.pointer && el("code", {}, error.line ? `${error.file}:${error.line}` : error.file), error.file && !error.pointer && " ",
      error.detail, error.maybe && el("span", { class: "maybe" }, " ", error.maybe)))));
}

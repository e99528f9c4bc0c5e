import { bar, el, fold, parts } from "../shared/dom.js";
import { day, size, t, tn } from "../shared/i18n.js";
import { label, valueAt } from "./fields.js";

const KEPT_DAYS = 180;
const FRESH_DAYS = 14;
const PARTS = 8;
const ABOUT = 6;
const MARKS = { WORKING: "✓", UNKNOWN: "?" };

function last(report, snapshot) {
  const success = report.lastSuccess;
  if (!success) {
    return snapshot.backup?.neverSucceeded ? t("last.never") : "";
  }
  if (success.ageDays === undefined) {
    return t("last.at", day(success.at));
  }
  const age = tn("unit.day", success.ageDays);
  if (!success.at) {
    return t("last.age", age);
  }
  return success.ageDays > 0 ? t("last.both", age, day(success.at)) : t("last.recent", day(success.at));
}

/** How it stands, in a sentence or two. */
export function verdict(talk, titles) {
  const { report, snapshot, contradictions } = talk;
  const mended = report.verdict === "WORKING" ? (snapshot.tried ?? []).findLast(each => each.outcome === "FIXED") : undefined;
  const sentence = mended ? t("verdict.mended", titles.remedy(mended.remedy)) : `${t(`verdict.${report.verdict}`)} ${last(report, snapshot)}`;
  const age = report.lastSuccess?.ageDays ?? 0;
  const kept = report.verdict !== "WORKING" && age > FRESH_DAYS && age < KEPT_DAYS && !snapshot.backup?.vanished;
  return el("section", { class: "stands", "aria-labelledby": "verdict" },
    el("h2", { id: "verdict" }, t("stands")),
    el("p", { class: `verdict ${report.verdict}` }, el("span", { class: "mark", "aria-hidden": "true" }, MARKS[report.verdict] ?? "✗"), " ",
      el("strong", {}, sentence.trim())),
    kept && el("p", {}, t("kept", tn("unit.day", KEPT_DAYS - age))),
    contradictions.length > 0 && el("div", { class: "warning" }, el("p", {}, el("strong", {}, t("contradictions"))),
      el("ul", {}, contradictions.map(each => el("li", {}, each.text)))));
}

function uses(snapshot) {
  const usage = valueAt(snapshot, "/icloud/usage") ?? [];
  const backups = valueAt(snapshot, "/icloud/backups") ?? [];
  const list = usage.length > 0
    ? usage.map(each => ({ label: each.name, bytes: each.sizeBytes }))
    : backups.map(each => ({ label: each.thisDevice ? t("storage.this") : t("storage.backup", each.deviceName ?? "?"), bytes: each.sizeBytes }));
  const family = snapshot.icloud?.familyUsedBytes;
  return [...list, { label: t("storage.family"), bytes: family }].filter(each => each.bytes > 0)
    .sort((a, b) => b.bytes - a.bytes).slice(0, PARTS);
}

/** What iCloud's storage is used for, as far as it is known; nothing where it isn't. */
export function storage(snapshot) {
  const { storageTotalBytes: total, storageFreeBytes, storageUsedBytes } = snapshot.icloud ?? {};
  const free = storageFreeBytes ?? (total !== undefined && storageUsedBytes !== undefined ? Math.max(0, total - storageUsedBytes) : undefined);
  const used = total !== undefined && free !== undefined ? Math.max(0, total - free) : storageUsedBytes;
  const next = snapshot.backup?.nextSizeBytes;
  const scale = Math.max(total ?? 0, free ?? 0, next ?? 0);
  if (scale === 0 || (free === undefined && next === undefined)) {
    return null;
  }
  const list = uses(snapshot);
  const named = list.reduce((sum, each) => sum + each.bytes, 0);
  const whole = Math.max(total ?? 0, named + (free ?? 0));
  const all = [...list, ...(used > named ? [{ label: t("storage.rest"), bytes: used - named }] : []),
    ...(free > 0 ? [{ label: t("storage.free"), bytes: free, free: true }] : [])]
    .map(each => ({ ...each, share: each.bytes / whole, value: size(each.bytes) }));
  return el("section", { class: "storage", "aria-labelledby": "storage" },
    el("h2", { id: "storage" }, t("storage")),
    total > 0 && used !== undefined && parts(t("storage.whole", size(total), size(used)), all),
    free !== undefined && bar("free", t("storage.free"), free / scale, size(free)),
    next !== undefined && bar("next", t("storage.next"), next / scale, size(next)));
}

export function notes(report) {
  const list = report.notes.filter(note => note.kind !== "CONFLICT");
  return list.length === 0 ? null : el("section", { class: "notes", "aria-labelledby": "notes" },
    el("h2", { id: "notes" }, t("notes")), el("ul", {}, list.map(note => el("li", {}, note.text))));
}

/** What was checked and what couldn't be. */
export function checks(report, titles) {
  const of = state => report.checks.filter(check => check.state === state);
  const about = list => [...new Set(list.map(check => check.rule.split("/")[0]))].map(id => titles.cause(id) ?? titles.remedy(id)).sort();
  const first = list => (list.length > ABOUT ? [...list.slice(0, ABOUT), t("and.more", list.length - ABOUT)] : list).join("; ");
  const made = of("FIRED").length + of("CLEAR").length;
  const missing = Map.groupBy(of("UNKNOWN").flatMap(check => check.missing.map(path => ({ path, rule: check.rule }))), each => each.path);
  const rows = [...missing].sort(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
  return el("section", { class: "checks", "aria-labelledby": "checks" },
    el("h2", { id: "checks" }, t("checks")),
    bar("checks", t("checks.made"), made / Math.max(1, report.checks.length), t("checks.of", made, report.checks.length)),
    of("FAILED").length > 0 && fold("failed", t("checks.failed"), true,
      el("ul", {}, of("FAILED").map(check => el("li", {}, el("code", {}, check.rule), " ", check.reason)))),
    made > 0 && fold("made", t("checks.looked", made), false,
      of("FIRED").length > 0 && [el("p", {}, el("strong", {}, t("checks.fired", of("FIRED").length))), el("p", {}, about(of("FIRED")).join("; "))],
      of("CLEAR").length > 0 && [el("p", {}, el("strong", {}, t("checks.clear", of("CLEAR").length))), el("p", {}, about(of("CLEAR")).join("; "))]),
    rows.length > 0 && fold("unknown", t("checks.unknown"), false,
      el("ul", { class: "missing" }, rows.map(([path, list]) => el("li", {},
        el("strong", {}, label(path)), ` (${tn("checks.missing", list.length)}): `, first(about(list)))))),
    el("p", { class: "aside" }, t("checks.set", report.rules.name, report.rules.version, report.rules.count)));
}

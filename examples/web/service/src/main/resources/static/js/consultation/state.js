import { call } from "../shared/api.js";
import { pointers, valueAt } from "./fields.js";

/** What is known, how it became known, and what was thought at each step before. It is only here: a reload forgets it. */
export class State {
  talk = null;
  #before = [];
  #sources = new Map();

  get canGoBack() {
    return this.#before.length > 0;
  }

  source(path) {
    return this.#sources.get(path) ?? null;
  }

  /** Sends what travels with every request, and takes over what comes back. */
  async #step(path, more, source, snapshot = this.talk?.snapshot ?? {}) {
    const { body } = await call("POST", path, {
      json: { snapshot, skipped: this.talk?.skipped ?? [], present: this.talk?.present ?? [], document: true, ...more },
    });
    if (this.talk) {
      this.#before.push({ talk: this.talk, sources: new Map(this.#sources) });
    }
    this.#note(this.talk?.snapshot ?? {}, body.snapshot, source);
    this.talk = body;
  }

  #note(before, after, source) {
    for (const path of pointers(after)) {
      if (path !== "/takenAt" && JSON.stringify(valueAt(before, path)) !== JSON.stringify(valueAt(after, path))) {
        this.#sources.set(path, source);
      }
    }
  }

  /** Goes on with a snapshot as it now is. */
  async know(snapshot, source) {
    await this.#step("consultations", {}, source, snapshot);
  }

  async answer(path, answer) {
    await this.#step("consultations/answers", { path, ...answer }, "answered");
  }

  async attempt(remedy, outcome) {
    await this.#step("consultations/attempts", { remedy, outcome }, "answered");
  }

  async here(who, isHere) {
    const present = new Set(this.talk.present);
    if (isHere) {
      present.add(who);
    } else {
      present.delete(who);
    }
    await this.#step("consultations", { present: [...present] }, "answered");
  }

  /** Adds answers of the device to what is known. */
  async read(files, source) {
    const form = new FormData();
    if (this.talk) {
      form.append("known", new Blob([JSON.stringify(this.talk.snapshot)]), "known.json");
    }
    files.forEach(file => form.append("file", file, file.name));
    const { body } = await call("POST", "snapshots", { body: form });
    await this.know(body, source);
  }

  /** The same in another language. */
  async again() {
    if (this.talk) {
      const { body } = await call("POST", "consultations", {
        json: { snapshot: this.talk.snapshot, skipped: this.talk.skipped, present: this.talk.present, document: true },
      });
      this.talk = body;
    }
  }

  back() {
    const before = this.#before.pop();
    this.talk = before.talk;
    this.#sources = before.sources;
  }

  forget() {
    this.talk = null;
    this.#before = [];
    this.#sources = new Map();
  }
}

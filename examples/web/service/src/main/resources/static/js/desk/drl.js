const SECTIONS = new Set(["rule", "when", "then", "end"]);
const WORDS = new Set(["not", "exists", "and", "or", "in", "accumulate", "count", "sum", "min", "max", "matches", "contains", "memberOf", "import"]);
const VERBS = new Set(["confirm", "suspect", "doubt", "ruleOut", "recommend", "veto", "note"]);

function word(text) {
  if (SECTIONS.has(text)) {
    return "keyword";
  }
  if (WORDS.has(text)) {
    return "operator-word";
  }
  if (VERBS.has(text)) {
    return "verb";
  }
  if (/^[A-Z][A-Z0-9_]+$/.test(text)) {
    return "constant";
  }
  return /^[A-Z]/.test(text) ? "type" : null;
}

/** Says what is what in a rule, so that it can be coloured. */
export function defineDrl(CodeMirror) {
  CodeMirror.defineMode("drl", () => ({
    startState: () => ({ comment: false }),
    token(stream, state) {
      if (state.comment) {
        state.comment = !stream.match(/.*?\*\//);
        if (state.comment) {
          stream.skipToEnd();
        }
        return "comment";
      }
      if (stream.eatSpace()) {
        return null;
      }
      if (stream.match("//")) {
        stream.skipToEnd();
        return "comment";
      }
      if (stream.match("/*")) {
        state.comment = true;
        return "comment";
      }
      if (stream.match(/"(?:[^"\\]|\\.)*"?/)) {
        return "string";
      }
      if (stream.match(/@\w+/)) {
        return "annotation";
      }
      if (stream.match(/\$\w+/)) {
        return "binding";
      }
      if (stream.match(/\d[\d.]*/)) {
        return "number";
      }
      const found = stream.match(/[A-Za-z]\w*/);
      if (found) {
        return word(found[0]);
      }
      stream.next();
      return null;
    },
    lineComment: "//",
    blockCommentStart: "/*",
    blockCommentEnd: "*/",
  }));
}

/** What can be written at the cursor: facts, their properties, and verbs. */
export function hints(CodeMirror, facts) {
  const names = facts.map(fact => ({ text: fact.pattern, displayText: fact.name }));
  const properties = [...new Set(facts.flatMap(fact => [...fact.properties, ...fact.derived].map(each => each.name)))];
  const all = [...names, ...[...properties, ...VERBS].map(text => ({ text, displayText: text }))];
  return editor => {
    const cursor = editor.getCursor();
    const before = editor.getLine(cursor.line).slice(0, cursor.ch).match(/\w*$/)[0].toLowerCase();
    return {
      list: all.filter(each => each.displayText.toLowerCase().startsWith(before)),
      from: CodeMirror.Pos(cursor.line, cursor.ch - before.length),
      to: cursor,
    };
  };
}

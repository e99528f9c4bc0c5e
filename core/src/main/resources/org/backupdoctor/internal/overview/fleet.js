'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const words = data.words;
  const total = data.id.length;
  const perPage = 100;
  let language = data.language;
  try {
    Intl.getCanonicalLocales(language);
  } catch (unknown) {
    language = 'en';
  }
  const numbers = new Intl.NumberFormat(language);
  const order = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const ids = data.id.map(id => id.toLowerCase());
  const causesOf = data.causeSets.map(set => new Set(set.map(cause => cause >> 1)));

  /** An element with a text, never with markup: ids and names are anybody's. */
  const make = (tag, attributes = {}, ...content) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...content);
    return element;
  };
  /** A phrase with numbers filled in where it has {0}, {1}. */
  const filled = (phrase, ...values) => phrase.replace(/\{(\d)\}/g, (place, i) => numbers.format(values[i]));
  const date = day => day < 0 ? '' : new Date(day * 864e5).toISOString().slice(0, 10);
  const named = (names, column) => row => column[row] < 0 ? '' : names[column[row]];

  /** Where each name stands when all are sorted; what has none comes last. */
  const ranked = (names, column) => {
    const rank = new Int32Array(names.length);
    names.map((name, i) => i).sort((a, b) => order.compare(names[a], names[b])).forEach((name, i) => { rank[name] = i; });
    return row => column[row] < 0 ? names.length : rank[column[row]];
  };
  const known = column => row => column[row] < 0 ? Infinity : column[row];

  const causeTexts = data.causeSets.map(set => set
    .map(cause => (cause & 1 ? '\u2717 ' : '? ') + data.causes[cause >> 1]).join('; '));
  const columns = [
    { key: 'id', text: row => data.id[row], rank: ranked(data.id, data.id.map((id, i) => i)) },
    { key: 'verdict', text: row => data.verdicts[data.verdict[row]], rank: row => data.verdict[row] },
    { key: 'causes', text: row => causeTexts[data.causeSet[row]], rank: ranked(causeTexts, data.causeSet) },
    { key: 'step', text: named(data.steps, data.step), rank: ranked(data.steps, data.step) },
    { key: 'release', text: named(data.releases, data.release), rank: ranked(data.releases, data.release) },
    { key: 'model', text: named(data.models, data.model), rank: ranked(data.models, data.model) },
    { key: 'site', text: named(data.sites, data.site), rank: ranked(data.sites, data.site) },
    { key: 'reported', text: row => date(data.day[row]), rank: known(data.day) },
    {
      key: 'success', rank: known(data.success),
      text: row => data.success[row] < 0 ? '' : filled(words['list.days'], data.success[row]),
    },
  ];

  const one = column => row => [column[row]];
  const facets = [
    { key: 'verdict', names: data.verdicts, of: one(data.verdict) },
    { key: 'cause', names: data.causes, of: row => causesOf[data.causeSet[row]], without: row => causesOf[data.causeSet[row]].size === 0 },
    { key: 'release', names: data.releases, of: one(data.release) },
    { key: 'site', names: data.sites, of: one(data.site) },
  ];
  const sort = { column: columns[1], down: false };
  let text = '';
  let rows = [];
  let page = 0;

  const fits = (facet, row) => {
    if (facet.chosen === '') return true;
    const wanted = Number(facet.chosen);
    for (const value of facet.of(row)) if (value === wanted) return true;
    return wanted < 0 && facet.without !== undefined && facet.without(row);
  };

  /** What fits all filters; and for each filter how many would fit each of its choices. */
  const filter = () => {
    facets.forEach(facet => { facet.counts = new Map(); facet.all = 0; });
    rows = [];
    for (let row = 0; row < total; row++) {
      if (text !== '' && !ids[row].includes(text)) continue;
      let misses = 0;
      let missed = null;
      for (const facet of facets) if (!fits(facet, row)) { misses++; missed = facet; }
      if (misses === 0) rows.push(row);
      if (misses > 1) continue;
      for (const facet of facets) {
        if (misses === 1 && facet !== missed) continue;
        facet.all++;
        let any = false;
        for (const value of facet.of(row)) { any = true; facet.counts.set(value, (facet.counts.get(value) || 0) + 1); }
        if (!any) facet.counts.set(-1, (facet.counts.get(-1) || 0) + 1);
      }
    }
    facets.forEach(facet => facet.options.forEach(({ option, value, name }) => {
      const count = value === '' ? facet.all : facet.counts.get(Number(value)) || 0;
      option.textContent = name + ' (' + numbers.format(count) + ')';
    }));
    arrange();
  };

  const arrange = () => {
    const keys = new Map(rows.map(row => [row, sort.column.rank(row)]));
    const sign = sort.down ? -1 : 1;
    rows.sort((a, b) => sign * ((keys.get(a) > keys.get(b)) - (keys.get(a) < keys.get(b))) || a - b);
    page = 0;
    show();
  };

  const status = make('p', { role: 'status' });
  const body = make('tbody');
  const pages = make('span');
  const previous = make('button', { type: 'button' }, words['list.previous']);
  const next = make('button', { type: 'button' }, words['list.next']);

  const show = () => {
    const last = Math.max(0, Math.ceil(rows.length / perPage) - 1);
    page = Math.min(Math.max(0, page), last);
    status.textContent = filled(words['list.shown'], rows.length, total);
    pages.textContent = filled(words['list.page'], page + 1, last + 1);
    previous.disabled = page === 0;
    next.disabled = page === last;
    body.replaceChildren(...rows.slice(page * perPage, (page + 1) * perPage).map(row => make('tr', {}, ...columns.map((column, i) =>
      make(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : { 'data-label': words['list.' + column.key] }, column.text(row))))));
    columns.forEach(column => {
      if (column === sort.column) column.head.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
      else column.head.removeAttribute('aria-sort');
    });
  };

  const choice = facet => {
    facet.chosen = '';
    facet.select = make('select');
    facet.options = [{ value: '', name: words['filter.all'] },
      ...facet.names.map((name, i) => ({ value: String(i), name })).sort((a, b) =>
        facet.key === 'verdict' ? 0 : order.compare(a.name, b.name))];
    if (facet.key !== 'verdict') facet.options.push({ value: '-1', name: words['filter.none'] });
    facet.options.forEach(each => {
      each.option = make('option', { value: each.value }, each.name);
      facet.select.append(each.option);
    });
    facet.select.addEventListener('change', () => { facet.chosen = facet.select.value; filter(); });
    return make('label', {}, words['filter.' + facet.key], facet.select);
  };

  const search = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  search.addEventListener('input', () => { text = search.value.trim().toLowerCase(); filter(); });
  const clear = make('button', { type: 'button' }, words['filter.clear']);
  clear.addEventListener('click', () => {
    search.value = '';
    text = '';
    facets.forEach(facet => { facet.chosen = ''; facet.select.value = ''; });
    filter();
  });
  previous.addEventListener('click', () => { page--; show(); });
  next.addEventListener('click', () => { page++; show(); });
  const heads = columns.map(column => {
    const button = make('button', { type: 'button', title: words['list.sort'] + ': ' + words['list.' + column.key] }, words['list.' + column.key]);
    button.addEventListener('click', () => {
      sort.down = sort.column === column && !sort.down;
      sort.column = column;
      arrange();
    });
    column.head = make('th', { scope: 'col' }, button);
    return column.head;
  });
  document.getElementById('list').replaceChildren(
    make('h2', {}, words.list),
    make('div', { class: 'bd-controls', role: 'search', 'aria-label': words.list },
      make('label', {}, words['filter.search'], search), ...facets.map(choice), clear),
    status,
    make('div', { class: 'bd-table', role: 'region', tabindex: '0', 'aria-label': words.list },
      make('table', {}, make('caption', { class: 'bd-hidden' }, words.list), make('thead', {}, make('tr', {}, ...heads)), body)),
    make('nav', { class: 'bd-pager', 'aria-label': words['list.pages'] }, previous, pages, next));
  filter();
})();

// Labels that were not acknowledged yet, one list a browser tab, in localStorage: they outlive the page, the browser and
// Fer itself. A lock held as long as the tab lives tells which lists are orphans; the next tab adopts those.
const prefix = "fer-outbox-";
let opened = null;

export function openStore() {
  opened ??= open();
  return opened;
}

async function open() {
  const name = await ownName();
  const store = new Store(name);
  if (navigator.locks) {
    for (const other of Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== name)) {
      await navigator.locks.request(other, { ifAvailable: true }, (lock) => lock && store.adopt(other));
    }
  }
  return store;
}

async function ownName() {
  const known = read(sessionStorage, "fer-tab");
  if (known && (await hold(prefix + known))) {
    return prefix + known;
  }
  // A duplicated tab starts with the name of the first one, which still holds it.
  const made = crypto.randomUUID();
  write(sessionStorage, "fer-tab", made);
  await hold(prefix + made);
  return prefix + made;
}

function hold(name) {
  if (!navigator.locks) {
    return true;
  }
  return new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

class Store {
  constructor(name) {
    this.name = name;
    this.entries = parse(read(localStorage, name));
  }

  get waiting() {
    return this.entries.filter((entry) => !entry.isAside);
  }

  // Keeps a label that a person has to decide about, out of the way of the others; a page opened anew asks again.
  setAside(key) {
    this.entries = this.entries.map((entry) => (entry.key === key ? { ...entry, isAside: true } : entry));
    this.save();
  }

  takeUp() {
    this.entries = this.entries.map(({ isAside, ...entry }) => entry);
  }

  add(entry) {
    this.entries = [...this.entries, entry];
    this.save();
  }

  remove(key) {
    this.entries = this.entries.filter((entry) => entry.key !== key);
    this.save();
  }

  adopt(name) {
    this.entries = [...parse(read(localStorage, name)), ...this.entries];
    this.save();
    localStorage.removeItem(name);
  }

  save() {
    if (this.entries.length === 0) {
      localStorage.removeItem(this.name);
    } else {
      write(localStorage, this.name, JSON.stringify(this.entries));
    }
  }
}

function parse(text) {
  try {
    const entries = JSON.parse(text ?? "[]");
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

// What does not look like a label was written by nobody here and would stop the rest from being sent.
function isEntry(entry) {
  const isWhole = (value) => Number.isInteger(value);
  return /^[0-9a-f-]{36}$/.test(entry?.key) && isWhole(entry.sampleId) && isWhole(entry.version) && isWhole(entry.label);
}

function read(storage, key) {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

function write(storage, key, value) {
  try {
    storage.setItem(key, value);
  } catch {
    // A full or refused storage leaves the labels in the page itself; they last as long as it does.
  }
}

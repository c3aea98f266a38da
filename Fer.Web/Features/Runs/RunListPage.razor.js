const place = "fer-run-columns";

// What was kept may have been written by another version, or by hand.
export function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "null");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string").slice(0, 100) : null;
  } catch {
    return null;
  }
}

export function store(ids) {
  try {
    localStorage.setItem(place, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing: the columns hold until the page is loaded anew.
  }
}

import { nameOf } from "../../js/keys.js";

const place = "fer-keys";
const held = new Set(["Control", "Shift", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "Dead", "Process", "Unidentified"]);

// What was kept may have been written by another version, or by hand.
export function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "{}");
    return Object.fromEntries(Object.entries(kept).filter(([, key]) => typeof key === "string"));
  } catch {
    return {};
  }
}

export function store(keys) {
  try {
    localStorage.setItem(place, JSON.stringify(keys));
  } catch {
    // A browser that keeps nothing: the keys hold until the page is loaded anew.
  }
}

// Hands over the next key that is pressed, or null for Escape; while waiting, no key does anything else.
export function capture(dialog) {
  let stop = () => {};
  const pressed = new Promise((resolve) => {
    const onKeyDown = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (held.has(event.key)) {
        return;
      }
      stop();
      resolve(event.key === "Escape" ? null : nameOf(event));
    };
    stop = () => window.removeEventListener("keydown", onKeyDown, true);
    window.addEventListener("keydown", onKeyDown, true);
  });
  return {
    async listen() {
      await dialog.invokeMethodAsync("OnCapturedAsync", await pressed);
    },
    dispose() {
      stop();
    },
  };
}

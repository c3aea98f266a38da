import { isTaken, nameOf } from "../../js/keys.js";

const repeatable = /^(Shift\+)?(ArrowLeft|ArrowRight|ArrowUp|ArrowDown|PageUp|PageDown)$/;

// The keys are given as what to press, and the command's own name: the key that it came with, though another may be pressed for it.
export function listen(marker, keys, component) {
  let wanted = new Map(Object.entries(keys));
  const onKeyDown = (event) => {
    const name = wanted.get(nameOf(event));
    if (name === undefined || isTaken(event, marker)) {
      return;
    }
    event.preventDefault();
    if (event.repeat && !repeatable.test(name)) {
      return;
    }
    // A page may deal with a key inside the browser; otherwise it is told when the server has dealt with it.
    if (document.dispatchEvent(new CustomEvent("fer-key", { detail: { name }, cancelable: true }))) {
      const done = component.invokeMethodAsync("OnKeyAsync", name);
      document.dispatchEvent(new CustomEvent("fer-key-sent", { detail: { name, done } }));
    }
  };
  document.addEventListener("keydown", onKeyDown);
  // Says that keys pressed from now on are heard; until then they are lost.
  marker.dataset.listening = "true";
  return {
    update(next) {
      wanted = new Map(Object.entries(next));
    },
    dispose() {
      document.removeEventListener("keydown", onKeyDown);
    },
  };
}

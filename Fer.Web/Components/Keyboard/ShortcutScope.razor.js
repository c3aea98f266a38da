const textFields =
  "textarea, select, [contenteditable], [role=combobox], [role=menu], input:not([type=checkbox], [type=radio], [type=button], [type=submit])";
const repeatable = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown"]);

export function listen(marker, keys, component) {
  let wanted = new Set(keys);
  const onKeyDown = (event) => {
    const name = nameOf(event);
    if (!wanted.has(name) || isTaken(event, marker)) {
      return;
    }
    event.preventDefault();
    if (!event.repeat || repeatable.has(event.key)) {
      component.invokeMethodAsync("OnKeyAsync", name);
    }
  };
  document.addEventListener("keydown", onKeyDown);
  // Says that keys pressed from now on are heard; until then they are lost.
  marker.dataset.listening = "true";
  return {
    update(next) {
      wanted = new Set(next);
    },
    dispose() {
      document.removeEventListener("keydown", onKeyDown);
    },
  };
}

function nameOf(event) {
  if (event.altKey) {
    return "";
  }
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key;
}

function isTaken(event, marker) {
  const target = event.target;
  if (event.defaultPrevented || event.isComposing || target.closest?.(textFields)) {
    return true;
  }
  const activates = event.key === "Enter" || event.key === " ";
  if (activates && target.closest?.("button, a, summary, input, [role=button], [role=tab], [role=checkbox]")) {
    return true;
  }
  const dialogs = document.querySelectorAll(".mud-dialog, dialog[open]");
  const top = dialogs[dialogs.length - 1];
  return top !== undefined && !top.contains(marker);
}

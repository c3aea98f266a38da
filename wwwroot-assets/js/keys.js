const textFields =
  "textarea, select, [contenteditable], [role=combobox], [role=menu], input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

// Letters are named in lower case with "Shift+" before them, so that caps lock does not change what a key does.
export function nameOf(event) {
  if (event.altKey) {
    return "";
  }
  const isLetter = /^\p{L}$/u.test(event.key);
  const isNamed = event.key.length > 1;
  const shift = event.shiftKey && (isLetter || isNamed) ? "Shift+" : "";
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  return control + shift + (isLetter ? event.key.toLowerCase() : event.key);
}

// Whether a press belongs to something else than the page: a text field, a button, a dialog in front.
export function isTaken(event, marker) {
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

const key = "fer-theme";
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

export function read() {
  const choice = stored();
  const isDark = choice === "Dark" || (choice === "System" && systemDark.matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  return { choice, isDark };
}

export function choose(choice) {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Storage is refused in some private windows; the choice then lasts as long as the page.
  }
  return read();
}

export function watch(component) {
  const tell = () => component.invokeMethodAsync("OnThemeChanged", read());
  const tellOfOtherTab = (event) => {
    if (event.key === key) {
      tell();
    }
  };
  systemDark.addEventListener("change", tell);
  window.addEventListener("storage", tellOfOtherTab);
  return {
    dispose() {
      systemDark.removeEventListener("change", tell);
      window.removeEventListener("storage", tellOfOtherTab);
    },
  };
}

function stored() {
  try {
    return localStorage.getItem(key) ?? "System";
  } catch {
    return "System";
  }
}

// Runs before the first paint, so that the page never flashes in the wrong theme.
(() => {
  let choice = "System";
  try {
    choice = localStorage.getItem("fer-theme") ?? choice;
  } catch {
    // Storage is refused in some private windows: follow the system.
  }
  const isDark = choice === "Dark" || (choice === "System" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
})();

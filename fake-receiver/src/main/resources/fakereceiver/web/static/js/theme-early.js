// Before anything is painted: what the viewer chose earlier, so that nothing flashes.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "dark" || chosen === "light") {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // Storage may be forbidden; then the system decides.
}

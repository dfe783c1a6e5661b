// Light, dark, or as the system has it.

const ORDER = ['system', 'light', 'dark'];

/** Makes a button go round the themes. */
export function themeButton(element) {
  const now = () => document.documentElement.dataset.theme || 'system';
  const show = () => {
    element.textContent = { system: '◐', light: '☀', dark: '☾' }[now()];
    element.setAttribute('aria-label', `Theme: ${now()}`);
    element.title = `Theme: ${now()}`;
  };
  element.addEventListener('click', () => {
    const next = ORDER[(ORDER.indexOf(now()) + 1) % ORDER.length];
    if (next === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = next;
    }
    try {
      localStorage.setItem('theme', next);
    } catch {
      // storage is forbidden: it lasts as long as the page
    }
    show();
  });
  show();
}

// Runs before the page is drawn, so that it never flashes in the wrong colours: no module.
'use strict';
(() => {
  const KEY = 'connected-vpc.theme';
  const THEMES = {
    auto: { next: 'light', text: 'Theme: auto', label: 'Colours: as the system has them' },
    light: { next: 'dark', text: 'Theme: light', label: 'Colours: light' },
    dark: { next: 'auto', text: 'Theme: dark', label: 'Colours: dark' },
  };

  // A browser may keep storage from pages; the choice then lasts as long as the page.
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const store = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // See above.
    }
  };

  let current = Object.hasOwn(THEMES, stored() ?? '') ? stored() : 'auto';
  const show = () => {
    document.documentElement.dataset.theme = current;
    const button = document.getElementById('theme');
    if (button) {
      button.textContent = THEMES[current].text;
      button.setAttribute('aria-label', THEMES[current].label);
    }
  };
  show();
  document.addEventListener('DOMContentLoaded', () => {
    show();
    document.getElementById('theme').addEventListener('click', () => {
      current = THEMES[current].next;
      store(current);
      show();
    });
  });
})();

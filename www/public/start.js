// Runs before the first paint, so that a dark evening is not lit up by a white page. Everything else waits.
(() => {
  try {
    const theme = localStorage.getItem('evening-rounds.theme');
    if (theme === 'day' || theme === 'night' || theme === 'sun')
      document.documentElement.dataset.theme = theme;
    const language = localStorage.getItem('evening-rounds.language');
    if (language === 'vi' || language === 'en') document.documentElement.lang = language;
  } catch {
    // Storage may be shut off; the page then follows the system and starts in Vietnamese.
  }
})();

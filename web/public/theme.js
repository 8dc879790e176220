// Runs before the first paint, so that a chosen theme or language never flashes into another one.
// A file of its own because the content policy allows no inline script.
try {
  const theme = localStorage.getItem('tambour.theme')
  if (theme === 'day' || theme === 'night') document.documentElement.dataset.theme = theme
  if (localStorage.getItem('tambour.language') === 'en') document.documentElement.lang = 'en'
} catch {
  // Storage can be forbidden by the browser's settings: the system's theme holds, in French.
}

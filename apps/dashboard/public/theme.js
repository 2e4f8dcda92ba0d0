// The reader's own choice of light or dark, before anything is painted.
try {
  const theme = JSON.parse(localStorage.getItem('theme') ?? 'null')
  if (theme) document.documentElement.dataset.theme = theme
} catch {}

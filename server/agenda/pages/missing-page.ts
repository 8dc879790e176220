import { html, raw } from 'hono/html'
import type { Html } from './page.ts'
import { style } from './style.ts'

/** For an event that is not there any more, or never was. */
export function missingPage(): Html {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Page introuvable – Agenda</title>
<style>${raw(style)}</style>
</head>
<body>
<header class="top"><div class="wrap"><h1>Page introuvable</h1></div></header>
<main class="wrap">
<p class="empty">Cet événement n’est pas dans l’agenda, ou n’y est plus. <a href="/agenda">Voir ce qui est annoncé</a></p>
</main>
<footer><div class="wrap"><a href="/accessibilite">Accessibilité\u00a0: non conforme</a></div></footer>
</body>
</html>`
}

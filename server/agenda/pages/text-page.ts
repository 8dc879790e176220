import { html, raw } from 'hono/html'
import { accessibilityLink } from '../../platform/link-page.ts'
import { style } from './style.ts'

export type Html = ReturnType<typeof html>

/** A page that is read, and may be printed: no event, no script, nothing from elsewhere. */
export function textPage({
  title,
  eyebrow,
  content,
  isHidden,
}: {
  title: string
  /** Above the title: whose page it is. */
  eyebrow: string | null
  content: Html
  /** Not to be found by search engines. */
  isHidden: boolean
}): Html {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="text-scale" content="scale">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${isHidden ? html`<meta name="robots" content="noindex">` : ''}
<title>${title}${eyebrow === null ? '' : ` – ${eyebrow}`}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="top"><div class="wrap">
${eyebrow === null ? '' : html`<p class="eyebrow">${eyebrow}</p>`}
<h1>${title}</h1>
</div></header>
<main id="contenu" class="wrap">${content}</main>
<footer><div class="wrap"><ul>${publicLinks()}</ul></div></footer>
</body>
</html>`
}

/** What the law asks of every page of a commune to lead to. */
export function publicLinks(): Html {
  return html`<li><a href="/confidentialite">Données personnelles</a></li>
<li>${accessibilityLink()}</li>`
}

import { html } from 'hono/html'
import { localTime } from '../village/hours.ts'

/** Escaped by `html`: whatever was written by somebody is put in as a value, never as markup. */
export type Markup = ReturnType<typeof html>

/** A whole page. `trail` is the way back, outermost first. */
export function layout(page: {
  title: string
  trail?: { href: string; label: string }[]
  main: Markup
}): Markup {
  const trail = [{ href: '/', label: 'Bac à sable' }, ...(page.trail ?? [])]
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – bac à sable</title>
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="top">
<nav aria-label="Fil d’Ariane"><ol>${trail.map(
    step => html`<li><a href="${step.href}">${step.label}</a></li>`,
  )}</ol></nav>
<nav aria-label="Raccourcis"><ul>
<li><a href="/residents">Habitants</a></li>
<li><a href="/mailbox">Courriels</a></li>
<li><a href="/pannes">Pannes</a></li>
</ul></nav>
</header>
<main id="contenu">${page.main}</main>
<footer><p>Réseau de démonstration joué sur cette machine : communes, habitants et messages sont inventés.</p></footer>
</body>
</html>`
}

/** `lundi 3 mai 2027 à 9 h 05` */
export function when(ms: number): Markup {
  const time = localTime(ms)
  const date = time.toPlainDate()
  const day = `${weekdays[date.dayOfWeek - 1]} ${date.day === 1 ? '1er' : date.day} ${months[date.month - 1]} ${date.year}`
  const minutes = time.minute === 0 ? '' : `\u00a0${String(time.minute).padStart(2, '0')}`
  return html`<time datetime="${time.toInstant().toString()}">${day} à ${time.hour}\u00a0h${minutes}</time>`
}

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const months =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

/** A text with its line breaks, its addresses as links. */
export function prose(text: string): Markup {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)»])/)
  return html`<p class="prose">${parts.map((part, index) =>
    index % 2 === 1 ? html`<a href="${part}" rel="nofollow">${part}</a>` : part,
  )}</p>`
}

/** `1 habitant`, `12 habitants`; in French 0, 1 and 1,5 are singular. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('fr-FR')}\u00a0${Math.abs(number) < 2 ? one : many}`
}

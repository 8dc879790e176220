import { html, raw } from 'hono/html'
import { NBSP } from '../language/french.ts'

type Html = ReturnType<typeof html>

/**
 * The frame of a page that the link of a mail leads to: without script, without an account, for any
 * telephone. The colours are the screens’ (web/app.css), without their code.
 * @param head what a page brings besides
 */
export function linkPage(
  commune: string | null,
  title: string,
  content: Html,
  head: Html | '' = '',
): Html {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8">
        <meta name="text-scale" content="scale">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex, nofollow">
        <meta name="referrer" content="no-referrer">
        <title>${title}${commune === null ? '' : html`, ${commune}`} – Tambour</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <style>${raw(linkStyle)}</style>
        ${head}
      </head>
      <body>
        <main>
          ${commune === null ? '' : html`<p class="commune">${commune}</p>`}
          <h1>${title}</h1>
          ${content}
        </main>
        <footer>${accessibilityLink(html`target="_blank" rel="noopener"`)}</footer>
      </body>
    </html>`
}

/**
 * What the law asks every page of a commune to say (décret 2019-768, art. 4), by the audit in docs/rgaa.md.
 * @param target where it is to open: what one has begun to write must not go
 */
export function accessibilityLink(target: Html | '' = ''): Html {
  return html`<a href="/accessibilite" ${target}>Accessibilité${NBSP}: partiellement conforme</a>`
}

/** The style of each of these pages, written in it: `bringStyle` lets the browser take it. */
export const linkStyle = `
:root { color-scheme: light dark; --desk: #f5f1e8; --sheet: #fffdf9; --ink: #26241f; --muted: #625b4c; --accent: #1d5c47; --on: #fff; --line: #e2dbca; --field: #8a8270; --warn: #8a5300; }
@media (prefers-color-scheme: dark) {
  :root { --desk: #1a1916; --sheet: #24231f; --ink: #ebe7dc; --muted: #b9b3a3; --accent: #93cfb3; --on: #0c2319; --line: #3d3a31; --field: #8f897a; --warn: #f0bd72; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem 0.75rem 3rem; background: var(--desk); color: var(--ink); font: 1.0625rem/1.5 -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, 'Liberation Sans', Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 40rem; margin: 0 auto; padding: 1.25rem; background: var(--sheet); border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: 0.5rem; }
h1, h2, h3 { font-family: 'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, serif; font-weight: 600; line-height: 1.2; }
h1 { margin: 0 0 0.75rem; font-size: 1.625rem; }
h3 { margin: 0; font-size: 1.0625rem; }
footer { max-width: 40rem; margin: 1rem auto 0; padding: 0 1.25rem; font-size: 0.9375rem; }
h2 { margin: 1.75rem 0 0.75rem; font-size: 1.25rem; }
p { margin: 0 0 0.875rem; }
a { color: var(--accent); }
form + .note { margin-top: 1.25rem; }
.commune, .note, figcaption { color: var(--muted); font-size: 0.9375rem; }
.commune { margin: 0 0 0.125rem; }
.receipt { padding: 0.75rem 1rem; border-left: 4px solid var(--accent); background: var(--desk); font-weight: 600; }
.alert { padding: 0.75rem 1rem; border-left: 4px solid var(--warn); background: var(--desk); color: var(--warn); font-weight: 600; }
blockquote { margin: 0 0 0.875rem; padding-left: 1rem; border-left: 3px solid var(--line); white-space: pre-line; }
article { margin: 0 0 1rem; padding: 0.875rem 1rem; border: 1px solid var(--line); border-radius: 0.375rem; }
article ul { margin: 0 0 0.625rem; padding: 0; list-style: none; font-weight: 600; }
article em { color: var(--warn); font-style: normal; }
.said { white-space: pre-line; }
.said-link { margin: 0.5rem 0 0; color: var(--muted); }
figure { margin: 0.875rem 0; }
img { display: block; max-width: 100%; max-height: 22rem; border-radius: 0.375rem; }
figcaption { margin-top: 0.375rem; }
.decide { margin-top: 1.75rem; border-top: 1px solid var(--line); }
.decide h2 { margin-top: 1.25rem; }
details { margin: 0.625rem 0; border: 1px solid var(--line); border-radius: 0.375rem; }
summary { padding: 0.75rem 1rem; font-weight: 600; cursor: pointer; border-radius: 0.375rem; }
details form { padding: 0 1rem 1rem; }
label { display: block; font-weight: 600; }
details .note { margin: 0 0 0.5rem; }
fieldset { margin: 0 0 0.875rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.375rem; }
legend { padding: 0 0.375rem; font-weight: 600; }
.check { display: flex; gap: 0.625rem; align-items: baseline; min-height: 2rem; font-weight: 400; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr)); gap: 0 0.75rem; align-items: end; }
.wrong { margin: 0 0 0.25rem; color: var(--warn); font-weight: 600; }
.facts { margin: 0 0 0.875rem; padding-left: 1.25rem; font-weight: 400; list-style: disc; }
.facts em { color: var(--muted); }
.trap { position: absolute; left: -99rem; }
details .pair { padding: 0 1rem; }
label + .note { margin: 0 0 0.25rem; }
.row { display: flex; flex-wrap: wrap; gap: 0.625rem; }
textarea, input:not([type=checkbox]) { display: block; width: 100%; margin: 0 0 0.75rem; padding: 0.625rem; border: 1px solid var(--field); border-radius: 0.375rem; background: var(--sheet); color: inherit; font: inherit; }
button { min-height: 2.75rem; padding: 0.625rem 1.25rem; border: 1px solid var(--accent); border-radius: 0.375rem; background: transparent; color: var(--accent); font: inherit; font-weight: 600; cursor: pointer; }
button.main { width: 100%; background: var(--accent); color: var(--on); font-size: 1.125rem; }
@media (min-width: 30rem) { main { padding: 1.75rem 2rem; } button.main { width: auto; min-width: 14rem; } }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main > :last-child, .decide > :last-child { margin-bottom: 0; }
`

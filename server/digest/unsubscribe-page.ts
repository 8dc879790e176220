import { html, raw } from 'hono/html'

/** The colours of the screens (web/app.css), without their code: this page must work anywhere. */
export function unsubscribePage(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="text-scale" content="scale">
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} – Tambour</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}

/** Of each of these pages, written in it. */
export const style = `
    :root { color-scheme: light dark; --desk: #f5f1e8; --sheet: #fffdf9; --ink: #26241f; --accent: #1d5c47; --on: #fff; --line: #e2dbca; }
    @media (prefers-color-scheme: dark) {
      :root { --desk: #1a1916; --sheet: #24231f; --ink: #ebe7dc; --accent: #93cfb3; --on: #0c2319; --line: #3d3a31; }
    }
    body { margin: 0; padding: 2rem 1rem; background: var(--desk); color: var(--ink); font: 1rem/1.5 -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, 'Liberation Sans', Arial, sans-serif; overflow-wrap: anywhere; }
    main { max-width: 32rem; margin: 0 auto; padding: 1.5rem; background: var(--sheet); border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: 0.5rem; }
    h1 { margin: 0 0 0.75rem; font: 600 1.5rem/1.2 'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, serif; }
    p { margin: 0 0 1rem; }
    p:last-child { margin: 0; }
    button { padding: 0.6rem 1.1rem; border: 0; border-radius: 0.375rem; background: var(--accent); color: var(--on); font: inherit; font-weight: 600; cursor: pointer; }
    button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`

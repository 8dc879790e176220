import { html, raw } from 'hono/html'
import type { Html } from '../pages/page.ts'

/** A page, below the installation's address, and when it last changed, ms UTC; null: who knows. */
export type SitemapPage = { path: string; changedAt: number | null }

/** A sitemap (https://www.sitemaps.org/protocol.html), which takes 50,000 pages. */
export function sitemapOf(pages: readonly SitemapPage[], publicUrl: string): Html {
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map(
  ({ path, changedAt }) =>
    html`<url><loc>${publicUrl}${path}</loc>${changedAt === null ? '' : html`<lastmod>${new Date(changedAt).toISOString()}</lastmod>`}</url>
`,
)}
</urlset>
`
}

/** What robots may read: the public pages, and nothing of the screens (RFC 9309). */
export function robotsOf(publicUrl: string): string {
  return `User-agent: *
Allow: /agenda
Allow: /accessibilite
Allow: /confidentialite
Allow: /assets/
Allow: /icon.svg
Allow: /sitemap.xml
Disallow: /

Sitemap: ${publicUrl}/sitemap.xml
`
}

import { html } from 'hono/html'
import { NBSP } from '../../language/french.ts'
import type { Html } from './page.ts'

/**
 * Ways to tell others of an event: plain links that open what the reader has, so that no network's
 * script is loaded and none learns who looks.
 * @param url the event's page, whole
 */
export function shareLinks({
  title,
  when,
  place,
  url,
}: Record<'title' | 'when' | 'place' | 'url', string>): Html {
  const text = `${title}\n${when}\n${place}\n${url}`
  const ways = [
    // https://faq.whatsapp.com/5913398998672934
    ['WhatsApp', `https://wa.me/?${query({ text })}`],
    // https://developers.facebook.com/docs/plugins/share-button
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}`],
    ['Courriel', `mailto:?${query({ subject: title, body: text })}`],
  ] as const
  return html`<details class="share"><summary>Partager</summary>
<ul class="tools">${ways.map(([name, href]) => html`<li><a class="button quiet" href="${href}" rel="noopener noreferrer">${name}</a></li>`)}</ul>
<p class="muted">L’adresse à copier${NBSP}:</p>
<p><code class="address">${url}</code></p></details>`
}

/** Spaces as %20: a mail program takes « + » for a plus (RFC 6068 § 5). */
const query = (parts: Record<string, string>): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')

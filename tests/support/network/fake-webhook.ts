import type { Webhook } from '../../../server/connectors/connector.ts'

/** How a played network calls: what a channel's `token` signed concerns that channel. */
export const fakeWebhook: Webhook = {
  verify: (query, channels) =>
    channels.some(({ secrets }) => secrets.token === query.word) ? `${query.echo}` : null,
  bearsSignature: headers => headers.has('signed-by'),
  read({ headers }, channels) {
    const signed = channels.filter(
      ({ secrets }) => encodeURIComponent(secrets.token ?? '') === headers.get('signed-by'),
    )
    return signed.length === 0 ? null : signed.map(({ id }) => id)
  },
}

/** What such a network sends; the channels of received.ts all have this secret. */
export function fakeDelivery(text = 'Toc, toc', signedBy = 'sésame') {
  const headers = new Headers({ 'signed-by': encodeURIComponent(signedBy) })
  return { headers, body: new TextEncoder().encode(text) }
}

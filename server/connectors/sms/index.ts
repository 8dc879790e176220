import type { Connector, Publication } from '../connector.ts'
import { themeField } from '../network/audience.ts'
import { withLink } from '../network/publishing.ts'
import { commonFields, limitsRead, type SmsProvider } from './manifest.ts'
import { ovh } from './ovh.ts'
import { smpp } from './smpp.ts'

/** SMS to the people who gave the commune a number, by one who carries them. */
function smsConnector(provider: SmsProvider): Connector {
  const { key, label, description, fields, read } = provider
  const sms = (number: string, publication: Publication, id: string) => ({
    number,
    text: withLink(publication).normalize('NFC'),
    key: id,
  })
  return {
    manifest: {
      ...{ key, label, description, fields: [...fields, themeField, ...commonFields] },
      limits: limitsRead(read),
      anyHost: true,
      // Receipts and refusals are asked for by `news`: there is nothing to read.
      pollEveryMs: 60 * 60_000,
    },
    check: call => provider.check(call),
    /** It is out as soon as it is written down: each of those who signed up is reached apart. */
    publish: async (_call, _publication, id) => ({ kind: 'published', remoteId: id, url: null }),
    find: async () => ({ kind: 'absent' }),
    audience: {
      way: 'sms',
      reach: (call, number, publication, id) => provider.send(call, sms(number, publication, id)),
      findReached: (call, number, publication, id, since) =>
        provider.find(call, sms(number, publication, id), since),
      news: (call, cursor) => provider.news(call, cursor),
    },
  }
}

export const smsOvh = smsConnector(ovh)
export const smsSmpp = smsConnector(smpp)

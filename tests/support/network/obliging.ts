import type { Check, Connector } from '../../../server/connectors/connector.ts'
import { connectors } from '../../../server/connectors/registry.ts'
import { verbatim } from '../../../server/language/sentence.ts'

/**
 * The kinds of channel there are, each with what it says of itself and its rules, on networks that take
 * whatever comes, have nothing new, and are asked without a line.
 */
export function obligingConnectors(): Record<string, Connector> {
  const played = Object.entries(connectors).map(([key, one]) => [key, obliging(one)])
  return Object.fromEntries(played)
}

const working: Check = {
  ...{ lines: [], name: null, url: null, tokenEndsAt: null },
  state: 'working',
}

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

let sent = 0
async function accept() {
  const remoteId = `sent-${++sent}`
  return { kind: 'published' as const, remoteId, url: `https://network.example/${remoteId}` }
}
const done = async () => ({ kind: 'done' as const })
const absent = async () => ({ kind: 'absent' as const })
const verified = async () => ({ kind: 'verified' as const })

function obliging(connector: Connector): Connector {
  // What it answers by is Tambour's own mail.
  if (connector.manifest.page !== undefined) return connector
  const { firstComment, webhook } = connector
  return {
    ...connector,
    check: async () => working,
    ...(connector.receive && {
      receive: async (_call, cursor) => ({
        ...{ kind: 'page', conversations: [], cursor: cursor ?? 'first' },
        ...{ done: true, waitMs: null, gaps: [] },
      }),
    }),
    ...(connector.publish && { publish: accept, find: absent, verify: verified }),
    ...(connector.amend && { amend: done }),
    ...(connector.withdraw && { withdraw: done }),
    ...(connector.reply && { reply: accept }),
    ...(connector.findReply && { findReply: absent }),
    ...(connector.hide && { hide: done }),
    ...(connector.attachment && {
      attachment: async () => ({
        kind: 'file',
        name: 'fichier',
        type: 'image/png',
        bytes: picture,
      }),
    }),
    ...(connector.answeredPrivately && { answeredPrivately: async () => null }),
    ...(firstComment && {
      firstComment: { ...firstComment, publish: accept, find: absent, verify: verified },
    }),
    ...(webhook?.subscribe && {
      webhook: { ...webhook, subscribe: async () => ({ kind: 'subscribed' }) },
    }),
  } satisfies Connector
}

/** As a network says it, for the lines of a check. */
export const line = (key: string, level: 'ok' | 'info' | 'warning' | 'error', text: string) => ({
  key,
  level,
  text: verbatim(text),
})

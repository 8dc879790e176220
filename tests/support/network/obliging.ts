import type {
  Check,
  Connector,
  Identity,
  ReportPreview,
} from '../../../server/connectors/connector.ts'
import { connectors } from '../../../server/connectors/registry.ts'
import { type Sentence, verbatim } from '../../../server/language/sentence.ts'

/**
 * The kinds of channel there are, each with what it says of itself and its rules, on networks that take
 * whatever comes, have nothing new, and are asked without a line.
 */
export function obligingConnectors(says: Says): Record<string, Connector> {
  const played = Object.entries(connectors).map(([key, one]) => [key, obliging(one, says)])
  return Object.fromEntries(played)
}

/** What they say where a test cares. */
export type Says = {
  check: Check
  /** What a login gives, by the kind of channel. */
  identities: Record<string, Identity[]>
  /** What was not allowed. */
  missing: Sentence[]
}

/** All is well, and three pages and an account may be connected. */
export function usualSays(): Says {
  const identity = (name: string, page: string, missing: Sentence[] = []): Identity => ({
    ...{ name, config: { page }, missing },
    secrets: { token: `jeton de ${name}` },
  })
  const noPublishing = verbatim('Votre rôle sur cette page ne permet pas d’y publier.')
  return {
    check: { ...{ lines: [], name: null, url: null, tokenEndsAt: null }, state: 'working' },
    identities: {
      facebook: [
        identity('Page de la mairie', '1353'),
        identity('Comité des fêtes', '2001'),
        identity('Commune de Valcourt', '2002', [noPublishing]),
      ],
      instagram: [identity('mairie_sommeville', '2003')],
    },
    missing: [verbatim('Les messages privés ne sont ni lus ni mesurés.')],
  }
}

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

/** What a network tells of the commune's application: all but the webhooks' address is there. */
const ofGuide = [
  line('key', 'ok', 'Meta reconnaît l’application.'),
  line('settings', 'ok', 'Meta a le domaine de Tambour.'),
  line('return', 'info', 'Meta ne dit pas s’il a cette adresse.'),
  line('news', 'warning', 'Meta ne prévient encore personne.'),
  line('permissions', 'info', 'Meta ne le dit qu’une fois la page connectée.'),
]

let sent = 0
async function accept() {
  const remoteId = `sent-${++sent}`
  return { kind: 'published' as const, remoteId, url: `https://network.example/${remoteId}` }
}
const done = async () => ({ kind: 'done' as const })
const absent = async () => ({ kind: 'absent' as const })
const verified = async () => ({ kind: 'verified' as const })

function obliging(connector: Connector, says: Says): Connector {
  // What it answers by is Tambour's own mail.
  if (connector.manifest.page !== undefined) return connector
  const { authorization, firstComment, login, webhook } = connector
  return {
    ...connector,
    check: async () => says.check,
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
    ...(authorization && {
      authorization: {
        ...authorization,
        verify: async () => ({ kind: 'known', name: 'Tambour de Sommeville' }),
        // The network's window is answered at once, with everything allowed.
        address: (_call, { redirect, state }) => `${redirect}?code=AQ&state=${state}`,
        exchange: async () => ({ kind: 'person', token: 'celui de la personne' }),
        ...(authorization.guide && {
          guide: {
            ...authorization.guide,
            check: async () => ({ kind: 'checked', lines: ofGuide }),
          },
        }),
      },
    }),
    ...(login && {
      login: {
        ...login,
        identities: async () => ({
          ...{ kind: 'authorized', missing: says.missing },
          identities: says.identities[connector.manifest.key] ?? [],
        }),
      },
    }),
    ...(connector.previewReports && { previewReports: async call => previewAt(call.now) }),
  } satisfies Connector
}

/** As a network says it, for the lines of a check. */
export function line(key: string, level: 'ok' | 'info' | 'warning' | 'error', text: string) {
  return { key, level, text: verbatim(text) }
}

/** Four mails of a tool, two of them about one report, which is closed. */
function previewAt(sentAt: number): { kind: 'preview' } & ReportPreview {
  const of = { sentAt, tool: 'Betterstreet', reference: '4821' }
  return {
    ...{ kind: 'preview', mails: 4, reports: 2, closed: 1, waiting: 1 },
    rows: [
      { ...of, subject: 'Signalement 4821 clôturé', kind: 'closes' },
      { sentAt, subject: 'Votre bilan du mois', kind: null, tool: null, reference: null },
      { ...of, subject: 'Nouveau signalement 4821', kind: 'opens' },
    ],
  }
}

import type { Call, Check, Connector } from '../../../server/connectors/connector.ts'
import { verbatim } from '../../../server/language/sentence.ts'

/** A network that says what a test tells it to, and remembers how it was asked. */
export type FakeConnector = Connector & {
  /** The answer to the next checks; a function may do something while the network thinks. */
  says: Check | ((call: Call) => Promise<Check>)
  checks: Call[]
}

/** A check in which all is well. */
export function working(part: Partial<Check> = {}): Check {
  return {
    lines: [{ key: 'token', level: 'ok', text: verbatim('Le jeton est accepté.') }],
    name: 'Page de la mairie',
    url: null,
    tokenEndsAt: null,
    state: 'working',
    ...part,
  }
}

export const deadToken: Check = working({
  state: 'reauthorize',
  lines: [
    {
      key: 'token',
      level: 'error',
      text: verbatim('Le réseau n’accepte plus ce jeton : créez-en un nouveau.'),
    },
  ],
})

export const silent: Check = working({
  state: 'unreachable',
  lines: [
    {
      key: 'network',
      level: 'error',
      text: verbatim('Le réseau ne répond pas : réessayez plus tard.'),
    },
  ],
  name: null,
})

export function fakeConnector(part: Partial<Connector> = {}): FakeConnector {
  const fake: FakeConnector = {
    says: working(),
    checks: [],
    manifest: {
      key: 'fake',
      label: verbatim('Réseau d’essai'),
      description: verbatim('N’existe que dans les tests.'),
      fields: [
        { key: 'page', label: verbatim('Page'), help: verbatim(''), secret: false, required: true },
        {
          key: 'note',
          label: verbatim('Note'),
          help: verbatim(''),
          secret: false,
          required: false,
        },
        {
          key: 'token',
          label: verbatim('Jeton'),
          help: verbatim(''),
          secret: true,
          required: true,
        },
        {
          key: 'proof',
          label: verbatim('Preuve'),
          help: verbatim(''),
          secret: true,
          required: false,
        },
      ],
      limits: {
        textLength: 500,
        counts: 'graphemes',
        images: 4,
        imageBytes: 1_000_000,
        imageTypes: ['image/jpeg'],
        asOf: '2026-06-01',
        source: 'https://exemple.fr/limites',
      },
      pollEveryMs: 60_000,
    },
    async check(call) {
      fake.checks.push(call)
      return typeof fake.says === 'function' ? await fake.says(call) : fake.says
    },
    async receive(_call, cursor) {
      return {
        kind: 'page',
        conversations: [],
        cursor: cursor ?? 'first',
        done: true,
        waitMs: null,
        gaps: [],
      }
    },
    async publish() {
      return { kind: 'failed', reason: verbatim('rien ne se publie ici'), retryAt: null }
    },
    ...part,
  }
  return fake
}

import type {
  Call,
  Connector,
  Found,
  IncomingConversation,
  IncomingMessage,
  Outcome,
  Page,
  ReplyFile,
  ReplyTo,
} from '../../../server/connectors/connector.ts'
import { verbatim } from '../../../server/language/sentence.ts'

type Scripted<T> = T | (() => T | Promise<T>)

/** A network that plays what a test wrote down, and remembers what it was asked. */
export type FakeNetwork = Connector & {
  /** What `receive` answers, in order; then empty pages. A function may throw. */
  pages: Scripted<Page>[]
  /** What `reply` answers, in order; then « published » under a new id. */
  outcomes: Scripted<Outcome>[]
  /** What `findReply` answers, in order; then « absent ». */
  founds: Scripted<Found>[]
  received: { cursor: string | null; now: number; secrets: Record<string, string> }[]
  replied: { to: ReplyTo; text: string; key: string }[]
  /** What went with each answer. */
  files: (readonly ReplyFile[])[]
  looked: { to: ReplyTo; text: string; since: number }[]
}

export function fakeNetwork(): FakeNetwork {
  const fake: FakeNetwork = {
    manifest: {
      key: 'fake',
      label: verbatim('Réseau d’essai'),
      description: verbatim('Joue l’autre côté.'),
      fields: [],
      limits: {
        textLength: 8000,
        counts: 'utf16',
        images: 1,
        imageBytes: 1000,
        imageTypes: ['image/png'],
        asOf: '2026-06-01',
        source: 'https://exemple.fr',
      },
      pollEveryMs: 60_000,
    },
    pages: [],
    outcomes: [],
    founds: [],
    received: [],
    replied: [],
    files: [],
    looked: [],
    async check() {
      return { lines: [], name: null, url: null, tokenEndsAt: null, state: 'working' }
    },
    async receive(call: Call, cursor: string | null) {
      fake.received.push({ cursor, now: call.now, secrets: call.secrets })
      return (await play(fake.pages)) ?? page([], { cursor: cursor ?? 'start' })
    },
    async reply(_call: Call, to: ReplyTo, text: string, key: string, files: readonly ReplyFile[]) {
      fake.files.push(files)
      fake.replied.push({ to, text, key })
      const remoteId = `sent-${fake.replied.length}`
      return (await play(fake.outcomes)) ?? { kind: 'published', remoteId, url: null }
    },
    async findReply(_call: Call, to: ReplyTo, text: string, since: number) {
      fake.looked.push({ to, text, since })
      return (await play(fake.founds)) ?? { kind: 'absent' }
    },
  }
  return fake
}

async function play<T>(script: Scripted<T>[]): Promise<T | undefined> {
  const next = script.shift()
  // A page or an outcome is never itself a function.
  return next instanceof Function ? await next() : next
}

/** A page as a connector gives it; the last one unless told. */
export function page(
  conversations: IncomingConversation[],
  rest: Partial<Extract<Page, { kind: 'page' }>> = {},
): Page {
  return { kind: 'page', conversations, cursor: 'end', done: true, waitMs: null, gaps: [], ...rest }
}

/** A thread with its messages; public unless told. */
export function thread(
  remoteId: string,
  messages: IncomingMessage[],
  rest: Partial<IncomingConversation> = {},
): IncomingConversation {
  return {
    remoteId,
    visibility: 'public',
    subject: 'Fête du village',
    url: null,
    ...rest,
    messages,
  }
}

/** What a citizen wrote. */
export function from(
  name: string | null,
  sentAt: number,
  text: string,
  rest: Partial<IncomingMessage> = {},
): IncomingMessage {
  return {
    remoteId: `${name ?? 'anonymous'}-${sentAt}`,
    parentRemoteId: null,
    direction: 'inbound',
    author: name === null ? null : { remoteId: `person-${name}`, name },
    text,
    attachments: [],
    mentions: [],
    url: null,
    sentAt,
    automatic: false,
    hidden: false,
    ...rest,
  }
}

/** What the commune wrote, on the network itself. */
export function byCommune(
  sentAt: number,
  text: string,
  rest: Partial<IncomingMessage> = {},
): IncomingMessage {
  return {
    ...from(null, sentAt, text),
    remoteId: `commune-${sentAt}`,
    direction: 'outbound',
    ...rest,
  }
}

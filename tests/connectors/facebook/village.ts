import { onTestFinished } from 'vitest'
import type {
  Call,
  IncomingConversation,
  IncomingMessage,
  Removal,
  WebhookEvent,
} from '../../../server/connectors/connector.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../server/sandbox/create.ts'
import { type TestClock, testClock } from '../../support/clock.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A Tuesday morning in opening hours. */
export const tuesday = Date.parse('2026-06-02T10:00:00+02:00')

/** A page of the sandbox with the connector before it, over real HTTP. */
export type Village = {
  sandbox: Sandbox
  clock: TestClock
  page: string
  call(changes?: Partial<Call>): Call
  /** Requests since the last `poll`, as `GET /1353/feed`. */
  requests: string[]
  /** Calls `receive` until it is done, as the poll does, from where the last one ended. */
  poll(told?: readonly WebhookEvent[]): Promise<Poll>
  /** What all polls brought, by remote id: the last reading of a message holds. */
  inbox: Map<string, IncomingMessage & { thread: string }>
  threads: Map<string, IncomingConversation>
  /** What is no longer there, as the polls told it. */
  removals: Removal[]
  cursor: string | null
  announce(text?: string, at?: number): string
  comment(target: string, text: string, resident?: string, at?: number): string
}

export type Poll = { calls: number; requests: number; messages: IncomingMessage[]; gaps: string[] }

export async function openVillage(options: Partial<SandboxOptions> = {}): Promise<Village> {
  const clock = testClock(tuesday)
  const sandbox = await createSandbox({
    clock,
    databasePath: ':memory:',
    history: false,
    ...options,
  })
  const client = createHttpClient(clock.now)
  onTestFinished(async () => {
    await client.close()
    await sandbox.close()
  })
  const { id: page, token } = sandbox.village
  const requests: string[] = []

  const village: Village = {
    sandbox,
    clock,
    page,
    requests,
    inbox: new Map(),
    threads: new Map(),
    removals: [],
    cursor: null,
    call: changes => ({
      http: {
        request: (url, request) => {
          const path = new URL(url).pathname.replace(/^\/v[\d.]+/, '')
          requests.push(`${request?.method ?? 'GET'} ${path}`)
          return client.request(url, request)
        },
        close: () => client.close(),
      },
      apiUrl: sandbox.graphUrl,
      config: { page },
      secrets: { token },
      now: clock.now(),
      ...changes,
    }),
    async poll(told = []) {
      requests.length = 0
      const poll: Poll = { calls: 0, requests: 0, messages: [], gaps: [] }
      for (let done = false; !done; ) {
        if (poll.calls > 200) throw new Error('This never ends.')
        const received = await receiveOnce(village, poll.calls === 0 ? told : [])
        poll.calls += 1
        poll.messages.push(...received.messages)
        poll.gaps.push(...received.gaps.map(String))
        done = received.done
      }
      poll.requests = requests.length
      return poll
    },
    announce: (text = 'Travaux rue du Moulin', at) =>
      sandbox.post({ page, kind: 'post', text, at }).id,
    comment: (target, text, resident = 'Julie Renard', at) =>
      sandbox.write({ page, kind: 'comment', target, text, resident, at }).id,
  }
  return village
}

/** One call of `receive`, whose page is kept as ingestion would. */
export async function receiveOnce(village: Village, told: readonly WebhookEvent[] = []) {
  const received = await facebook.receive?.(village.call(), village.cursor, told)
  if (received?.kind !== 'page') throw new Error(`No page: ${JSON.stringify(received)}`)
  for (const conversation of received.conversations) {
    village.threads.set(conversation.remoteId, conversation)
    for (const message of conversation.messages) {
      village.inbox.set(message.remoteId, { ...message, thread: conversation.remoteId })
    }
  }
  village.removals.push(...(received.removals ?? []))
  village.cursor = received.cursor
  const messages = received.conversations.flatMap(conversation => conversation.messages)
  return { ...received, messages }
}

/** Everything that the network has and the page's people may see: what a poll must have found. */
export function truth(
  village: Village,
): Map<string, { text: string; sentAt: number; isByPage: boolean }> {
  const all = new Map<string, { text: string; sentAt: number; isByPage: boolean }>()
  const add = (row: { id: string; text: string; createdAt: number; isByPage: boolean }) => {
    const sentAt = Math.floor(row.createdAt / 1000) * 1000
    all.set(row.id, { text: row.text, sentAt, isByPage: row.isByPage })
  }
  const now = village.clock.now()
  for (const post of village.sandbox.posts(village.page)) {
    if (!post.isPublished || post.isRemoved || post.createdAt > now) continue
    if (!post.isByPage) add(post)
    for (const comment of post.comments) {
      if (!comment.isRemoved && comment.createdAt <= now) add(comment)
    }
  }
  for (const thread of village.sandbox.conversations(village.page)) thread.messages.forEach(add)
  return all
}

/** What was received, in the same shape. */
export function received(village: Village): ReturnType<typeof truth> {
  return new Map(
    [...village.inbox].map(([id, { text, sentAt, direction }]) => [
      id,
      { text, sentAt, isByPage: direction === 'outbound' },
    ]),
  )
}

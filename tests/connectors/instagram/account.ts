import { onTestFinished } from 'vitest'
import type {
  Call,
  IncomingConversation,
  IncomingMessage,
  Removal,
  WebhookEvent,
} from '../../../server/connectors/connector.ts'
import { instagram } from '../../../server/connectors/instagram/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../server/sandbox/create.ts'
import { type TestClock, testClock } from '../../support/clock.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A Tuesday morning in opening hours. */
export const tuesday = Date.parse('2026-06-02T10:00:00+02:00')

/** An account of the sandbox with the connector before it, over real HTTP. */
export type World = {
  sandbox: Sandbox
  clock: TestClock
  page: string
  account: string
  call(changes?: Partial<Call>): Call
  /** Requests since the last `poll`, as `GET /1784/media`. */
  requests: string[]
  /** Calls `receive` until it is done, as the poll does, from where the last one ended. */
  poll(told?: readonly WebhookEvent[]): Promise<Poll>
  /** What all polls brought, by remote id: the last reading of a message holds. */
  inbox: Map<string, IncomingMessage & { thread: string }>
  threads: Map<string, IncomingConversation>
  cursor: string | null
  show(caption?: string, at?: number): string
  comment(target: string, text: string, resident?: string | null, at?: number): string
  message(text: string, resident?: string, at?: number): string
  /**
   * A post of the resident's that names the account, or a comment that does, under that post or one of
   * that resident's.
   */
  mention(text: string, under?: string, at?: number): { id: string; media: string }
  /** A photo of the resident's on which the account is tagged. */
  tag(text: string, at?: number): string
  /** The webhooks of what happens in `act`. */
  told(act: () => void): WebhookEvent[]
}

export type Poll = {
  calls: number
  requests: number
  messages: IncomingMessage[]
  removals: Removal[]
  gaps: string[]
}

export async function openAccount(options: Partial<SandboxOptions> = {}): Promise<World> {
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
  const account = sandbox.instagram.accounts()[0]?.id ?? ''
  const requests: string[] = []

  const world: World = {
    sandbox,
    clock,
    page,
    account,
    requests,
    inbox: new Map(),
    threads: new Map(),
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
      const poll: Poll = { calls: 0, requests: 0, messages: [], removals: [], gaps: [] }
      for (let done = false; !done; ) {
        if (poll.calls > 200) throw new Error('This never ends.')
        const words = poll.calls === 0 ? told : []
        const received = await instagram.receive?.(world.call(), world.cursor, words)
        if (received?.kind !== 'page') throw new Error(`No page: ${JSON.stringify(received)}`)
        for (const conversation of received.conversations) {
          world.threads.set(conversation.remoteId, conversation)
          for (const message of conversation.messages) {
            world.inbox.set(message.remoteId, { ...message, thread: conversation.remoteId })
            poll.messages.push(message)
          }
        }
        world.cursor = received.cursor
        poll.calls += 1
        poll.removals.push(...(received.removals ?? []))
        poll.gaps.push(...received.gaps.map(String))
        done = received.done
      }
      poll.requests = requests.length
      return poll
    },
    show: (caption = 'Le marché de Noël', at) => sandbox.instagram.announce(account, caption, at),
    comment: (target, text, resident = 'Julie Renard', at) =>
      sandbox.instagram.write({ account, resident, kind: 'comment', target, text, at }).id,
    message: (text, resident = 'Julie Renard', at) =>
      sandbox.instagram.write({ account, resident, kind: 'message', text, at }).id,
    mention(text, target, at) {
      const resident = 'Julie Renard'
      const writing = { account, resident, kind: 'mention', target, text, at } as const
      const { id, media = '' } = sandbox.instagram.write(writing)
      return { id, media }
    },
    tag: (text, at) =>
      sandbox.instagram.write({ account, resident: 'Odile Colin', kind: 'tag', text, at }).id,
    told: act => sandbox.told(act).map(body => ({ body, at: clock.now() })),
  }
  return world
}

/** Everything that the network has and the account's people may see: what a poll must have found. */
export function truth(
  world: World,
): Map<string, { text: string; sentAt: number; isOurs: boolean }> {
  const all = new Map<string, { text: string; sentAt: number; isOurs: boolean }>()
  const add = (row: { id: string; text: string; createdAt: number }, isOurs: boolean) => {
    const sentAt = Math.floor(row.createdAt / 1000) * 1000
    all.set(row.id, { text: row.text, sentAt, isOurs })
  }
  const { instagram: network } = world.sandbox
  for (const media of network.media(world.account)) {
    for (const comment of media.comments) add(comment, comment.isByAccount)
  }
  for (const thread of network.conversations(world.account)) {
    for (const message of thread.messages) add(message, message.isByPage)
  }
  return all
}

/** What was received, in the same shape. */
export function received(world: World): ReturnType<typeof truth> {
  return new Map(
    [...world.inbox].map(([id, { text, sentAt, direction }]) => [
      id,
      { text, sentAt, isOurs: direction === 'outbound' },
    ]),
  )
}

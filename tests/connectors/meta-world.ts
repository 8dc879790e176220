import { onTestFinished } from 'vitest'
import type {
  Call,
  Connector,
  IncomingConversation,
  IncomingMessage,
  Removal,
  WebhookEvent,
} from '../../server/connectors/connector.ts'
import { createHttpClient } from '../../server/platform/http-client.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../../server/sandbox/create.ts'
import { type TestClock, testClock } from '../support/clock.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A Tuesday morning in opening hours. */
export const tuesday = Date.parse('2026-06-02T10:00:00+02:00')

/** What the sandbox plays of Meta's networks with the connector of one before it, over real HTTP. */
export type MetaWorld = {
  sandbox: Sandbox
  clock: TestClock
  page: string
  call(changes?: Partial<Call>): Call
  /** Requests since the last `poll`, as `GET /1353/feed`. */
  requests: string[]
  /** One call of `receive`, whose page is kept as ingestion would. */
  receiveOnce(told?: readonly WebhookEvent[]): Promise<Received>
  /** Calls `receive` until it is done, as the poll does, from where the last one ended. */
  poll(told?: readonly WebhookEvent[]): Promise<Poll>
  /** What all polls brought, by remote id: the last reading of a message holds. */
  inbox: Map<string, IncomingMessage & { thread: string }>
  threads: Map<string, IncomingConversation>
  /** What is no longer there, as the polls told it. */
  removals: Removal[]
  cursor: string | null
}

type Page = Extract<Awaited<ReturnType<NonNullable<Connector['receive']>>>, { kind: 'page' }>
type Received = Page & { messages: IncomingMessage[] }

type Poll = {
  calls: number
  requests: number
  messages: IncomingMessage[]
  removals: Removal[]
  gaps: string[]
}

export async function openMetaWorld(
  connector: Connector,
  options: Partial<SandboxOptions>,
): Promise<MetaWorld> {
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

  const world: MetaWorld = {
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
    async receiveOnce(told = []) {
      const received = await connector.receive?.(world.call(), world.cursor, told)
      if (received?.kind !== 'page') throw new Error(`No page: ${JSON.stringify(received)}`)
      for (const conversation of received.conversations) {
        world.threads.set(conversation.remoteId, conversation)
        for (const message of conversation.messages) {
          world.inbox.set(message.remoteId, { ...message, thread: conversation.remoteId })
        }
      }
      world.removals.push(...(received.removals ?? []))
      world.cursor = received.cursor
      return { ...received, messages: received.conversations.flatMap(({ messages }) => messages) }
    },
    async poll(told = []) {
      requests.length = 0
      const poll: Poll = { calls: 0, requests: 0, messages: [], removals: [], gaps: [] }
      for (let done = false; !done; ) {
        if (poll.calls > 200) throw new Error('This never ends.')
        const received = await world.receiveOnce(poll.calls === 0 ? told : [])
        poll.calls += 1
        poll.messages.push(...received.messages)
        poll.removals.push(...(received.removals ?? []))
        poll.gaps.push(...received.gaps.map(String))
        done = received.done
      }
      poll.requests = requests.length
      return poll
    },
  }
  return world
}

/** What a poll must have found, by remote id. */
export type Truth = Map<string, { text: string; sentAt: number; isOurs: boolean }>

/** What the network says of when something was written: by the second. */
export const secondOf = (createdAt: number) => Math.floor(createdAt / 1000) * 1000

/** What was received, in the same shape. */
export function received({ inbox }: MetaWorld): Truth {
  return new Map(
    [...inbox].map(([id, { text, sentAt, direction }]) => [
      id,
      { text, sentAt, isOurs: direction === 'outbound' },
    ]),
  )
}

import { onTestFinished } from 'vitest'
import type { Call } from '../../../server/connectors/connector.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createSandbox, type Sandbox } from '../../../server/sandbox/create.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import type { Harness } from '../harness.ts'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE
/** A Tuesday morning in opening hours. */
export const tuesday = Date.parse('2026-06-02T10:00:00+02:00')

/** The sandbox's server with the connector before it, over real HTTP. */
export type World = {
  sandbox: Sandbox
  server: Sandbox['bluesky']
  clock: TestClock
  call(changes?: Partial<Call>): Call
}

export async function openServer(): Promise<World> {
  const clock = testClock(tuesday)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  const http = createHttpClient(clock.now)
  onTestFinished(async () => {
    await http.close()
    await sandbox.close()
  })
  const { bluesky: server } = sandbox
  return {
    sandbox,
    server,
    clock,
    call: changes => ({
      http,
      apiUrl: '',
      config: { handle: server.handle, server: server.server },
      secrets: { password: server.password },
      now: clock.now(),
      ...changes,
    }),
  }
}

export async function blueskyHarness(): Promise<Harness> {
  const { sandbox, server, clock, call } = await openServer()
  for (let index = 0; index < 60; index++) {
    const at = tuesday - (60 - index) * DAY
    const post = server.write({ resident: null, text: `Annonce ${index}`, at })
    const said = { text: `Question ${index} ?`, replyTo: post.uri, at: at + MINUTE }
    const asked = server.write({ resident: `Habitant ${index}`, ...said })
    const answer = { text: `Réponse ${index}`, replyTo: asked.uri, at: at + 2 * MINUTE }
    server.write({ resident: null, ...answer })
  }
  const lose = (when: 'before' | 'after') => {
    const match = { method: 'POST', path: '/bluesky/xrpc/com.atproto.repo.putRecord' } as const
    sandbox.faults.add({ kind: 'drop', when, match })
  }
  return {
    call: () => call(),
    refused: () => call({ secrets: { password: 'faux' } }),
    unreachable: () => call({ config: { handle: server.handle, server: 'http://127.0.0.1:1' } }),
    advance: ms => clock.advance(ms),
    say: (_, text) => {
      const said = { resident: 'Julie Renard', text: `@${server.handle} ${text}` }
      const { uri, author } = server.write(said)
      return { remoteId: uri, authorRemoteId: author }
    },
    loseNextAnswer: () => lose('after'),
    loseNextRequest: () => lose('before'),
    published: () =>
      server
        .all()
        .filter(({ uri, replyTo }) => replyTo === null && uri.includes('mairie'))
        .map(({ text }) => text),
  }
}

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
  server: Sandbox['mastodon']
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
  const { mastodon: server } = sandbox
  return {
    sandbox,
    server,
    clock,
    call: changes => ({
      http,
      apiUrl: '',
      config: { account: server.address },
      secrets: { token: server.token },
      now: clock.now(),
      ...changes,
    }),
  }
}

export async function mastodonHarness(): Promise<Harness> {
  const { sandbox, server, clock, call } = await openServer()
  for (let index = 0; index < 30; index++) {
    const at = tuesday - (30 - index) * DAY
    const resident = `Habitant ${index}`
    const post = server.write({ resident: null, text: `Annonce ${index}`, at })
    const said = { text: `@mairie Question ${index} ?`, replyTo: post.id, at: at + MINUTE }
    const asked = server.write({ resident, ...said })
    const answer = { text: `@${asked.author} Réponse ${index}`, replyTo: asked.id }
    server.write({ resident: null, ...answer, at: at + 2 * MINUTE })
    server.write({ resident, text: `@mairie Bonjour ${index}`, visibility: 'direct', at })
  }
  const lose = (when: 'before' | 'after') => {
    const match = { method: 'POST', path: '/mastodon/api/v1/statuses' } as const
    sandbox.faults.add({ kind: 'drop', when, match })
  }
  return {
    call: () => call(),
    refused: () => call({ secrets: { token: 'faux' } }),
    unreachable: () => call({ config: { account: 'http://127.0.0.1:1/@mairie' } }),
    advance: ms => clock.advance(ms),
    say: (visibility, text) => {
      const seen = visibility === 'private' ? 'direct' : 'public'
      const said = { resident: 'Julie Renard', text: `@mairie ${text}`, visibility: seen } as const
      const { id, author } = server.write(said)
      return { remoteId: id, authorRemoteId: author }
    },
    loseNextAnswer: () => lose('after'),
    loseNextRequest: () => lose('before'),
    published: () =>
      server
        .all()
        .filter(({ author, replyTo }) => author === 'mairie' && replyTo === null)
        .map(({ text }) => text),
  }
}

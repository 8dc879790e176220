import { onTestFinished } from 'vitest'
import type { Call } from '../../../server/connectors/connector.ts'
import { textOf } from '../../../server/connectors/wordpress/text.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createSandbox, type Sandbox } from '../../../server/sandbox/create.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import type { Harness } from '../harness.ts'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE
/** A Tuesday morning in opening hours. */
export const tuesday = Date.parse('2026-06-02T10:00:00+02:00')

/** The sandbox's site with the connector before it, over real HTTP. */
export type World = {
  sandbox: Sandbox
  site: Sandbox['wordpress']
  clock: TestClock
  call(changes?: Partial<Call>): Call
}

export async function openSite(): Promise<World> {
  const clock = testClock(tuesday)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  const http = createHttpClient(clock.now)
  onTestFinished(async () => {
    await http.close()
    await sandbox.close()
  })
  const { wordpress: site } = sandbox
  return {
    sandbox,
    site,
    clock,
    call: changes => ({
      http,
      apiUrl: '',
      config: { site: site.address, user: site.user },
      secrets: { token: site.password },
      now: clock.now(),
      ...changes,
    }),
  }
}

export async function wordpressHarness(): Promise<Harness> {
  const { sandbox, site, clock, call } = await openSite()
  let post = 0
  for (let index = 0; index < 60; index++) {
    const at = tuesday - (60 - index) * DAY
    const resident = `Habitant ${index}`
    post = site.announce(`Annonce ${index}`, at)
    const parent = site.comment({ post, resident, text: `Question ${index} ?`, at })
    site.comment({ post, parent, text: `Réponse ${index}`, at: at + MINUTE })
  }
  const lose = (when: 'before' | 'after') => {
    for (const path of ['/wordpress/wp/v2/posts', '/wordpress/wp/v2/comments']) {
      sandbox.faults.add({ kind: 'drop', when, match: { method: 'POST', path } })
    }
  }
  return {
    call: () => call(),
    refused: () => call({ secrets: { token: 'faux' } }),
    unreachable: () => call({ config: { site: 'http://127.0.0.1:1', user: 'mairie' } }),
    advance: ms => clock.advance(ms),
    say: (_, text) => {
      const id = site.comment({ post, resident: 'Julie Renard', text, status: 'approved' })
      return { remoteId: String(id), authorRemoteId: 'julie.renard@exemple.fr' }
    },
    loseNextAnswer: () => lose('after'),
    loseNextRequest: () => lose('before'),
    published: () =>
      site
        .all('post')
        .filter(({ status }) => status === 'publish')
        .map(({ title, content }) => [title, content].map(textOf).filter(Boolean).join('\n')),
  }
}

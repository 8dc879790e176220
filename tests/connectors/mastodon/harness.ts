import type { Sandbox } from '../../../server/sandbox/create.ts'
import type { Harness } from '../harness.ts'
import { DAY, MINUTE, openPlayed, type Played, tuesday } from '../played.ts'

export type World = Played & { server: Sandbox['mastodon'] }

export async function openServer(): Promise<World> {
  const played = await openPlayed(({ mastodon }) => ({
    config: { account: mastodon.address },
    secrets: { token: mastodon.token },
  }))
  return { ...played, server: played.sandbox.mastodon }
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

import type { Sandbox } from '../../../server/sandbox/create.ts'
import type { Harness } from '../harness.ts'
import { DAY, MINUTE, openPlayed, type Played, tuesday } from '../played.ts'

export type World = Played & { server: Sandbox['bluesky'] }

export async function openServer(): Promise<World> {
  const played = await openPlayed(({ bluesky: { handle, server, password } }) => ({
    config: { handle, server },
    secrets: { password },
  }))
  return { ...played, server: played.sandbox.bluesky }
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

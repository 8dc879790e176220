import { textOf } from '../../../server/connectors/wordpress/text.ts'
import type { Sandbox } from '../../../server/sandbox/create.ts'
import type { Harness } from '../harness.ts'
import { DAY, MINUTE, openPlayed, type Played, tuesday } from '../played.ts'

export type World = Played & { site: Sandbox['wordpress'] }

export async function openSite(): Promise<World> {
  const played = await openPlayed(({ wordpress: { address, user, password } }) => ({
    config: { site: address, user },
    secrets: { token: password },
  }))
  return { ...played, site: played.sandbox.wordpress }
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

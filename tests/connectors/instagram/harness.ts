import type { Harness } from '../harness.ts'
import { DAY, MINUTE, tuesday } from '../meta-world.ts'
import { openAccount } from './account.ts'

export async function instagramHarness(): Promise<Harness> {
  const world = await openAccount()
  const { sandbox, account, clock } = world
  const { instagram } = sandbox
  for (let index = 0; index < 30; index++) {
    const at = tuesday - (30 - index) * DAY
    const resident = `Habitant ${index}`
    const media = world.show(`Photo ${index}`, at)
    const comment = world.comment(media, `Question ${index} ?`, resident, at + MINUTE)
    world.comment(comment, `Réponse ${index}`, null, at + 2 * MINUTE)
    world.comment(comment, `Merci ${index}`, `Voisin ${index}`, at + 3 * MINUTE)
    world.message(`Bonjour ${index}`, resident, at)
    const answer = { account, resident: null, kind: 'message', target: resident } as const
    instagram.write({ ...answer, text: 'Bonjour', at: at + MINUTE })
  }
  /** Of what is published only the last step is seen by anybody. */
  const writes = { method: 'POST', path: '/media_publish' } as const
  const answers = ['/replies', '/comments', '/messages'].map(
    path => ({ method: 'POST', path }) as const,
  )
  const lose = (when: 'before' | 'after') => {
    for (const match of [writes, ...answers]) sandbox.faults.add({ kind: 'drop', when, match })
  }
  return {
    call: () => world.call(),
    refused: () => world.call({ secrets: { token: 'EAAwrong' } }),
    unreachable: () => world.call({ apiUrl: 'http://127.0.0.1:1' }),
    advance: ms => clock.advance(ms),
    say: (visibility, text) => {
      const said = instagram.write({
        account,
        resident: 'Julie Renard',
        ...(visibility === 'private'
          ? { kind: 'message' }
          : { kind: 'comment', target: instagram.media(account)[0]?.id }),
        text,
      })
      return { remoteId: said.id, authorRemoteId: said.resident?.scopedId ?? '' }
    },
    loseNextAnswer: () => lose('after'),
    loseNextRequest: () => lose('before'),
    published: () => instagram.media(account).map(({ caption }) => caption),
  }
}

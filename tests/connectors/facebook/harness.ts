import type { Harness } from '../harness.ts'
import { DAY, MINUTE, tuesday } from '../meta-world.ts'
import { answerDialog, applicationOf, redirect } from './dialog.ts'
import { openVillage } from './village.ts'

export async function facebookHarness(): Promise<Harness> {
  const village = await openVillage()
  const { sandbox, page, clock } = village
  for (let index = 0; index < 30; index++) {
    const at = tuesday - (30 - index) * DAY
    const resident = `Habitant ${index}`
    const post = village.announce(`Annonce ${index}`, at)
    const comment = village.comment(post, `Question ${index} ?`, resident, at + MINUTE)
    const answer = { page, kind: 'comment', target: comment, text: `Réponse ${index}` } as const
    sandbox.post({ ...answer, at: at + 2 * MINUTE })
    village.comment(comment, `Merci ${index}`, `Voisin ${index}`, at + 3 * MINUTE)
    sandbox.write({ page, kind: 'message', resident, text: `Bonjour ${index}`, at })
    sandbox.post({ page, kind: 'message', target: resident, text: 'Bonjour', at: at + MINUTE })
  }
  return {
    call: () => village.call(),
    refused: () => village.call({ secrets: { token: 'EAAwrong' } }),
    unreachable: () => village.call({ apiUrl: 'http://127.0.0.1:1' }),
    advance: ms => clock.advance(ms),
    say: (visibility, text) => {
      const resident = 'Julie Renard'
      const kind = visibility === 'private' ? 'message' : 'visitor_post'
      const said = sandbox.write({ page, kind, resident, text })
      return { remoteId: said.id, authorRemoteId: said.resident?.scopedId ?? '' }
    },
    loseNextAnswer: () => {
      sandbox.faults.add({ kind: 'drop', when: 'after', match: { method: 'POST' } })
    },
    loseNextRequest: () => {
      sandbox.faults.add({ kind: 'drop', when: 'before', match: { method: 'POST' } })
    },
    application: {
      call: () => applicationOf(village),
      strange: () => applicationOf(village, { app_secret: 'une autre clé' }),
      redirect,
      answer: (address, isAllowed) => answerDialog(address, isAllowed ? {} : null),
    },
    published: () =>
      sandbox
        .posts(page)
        .filter(post => post.isPublic && post.isByPage)
        .map(post => post.text),
  }
}

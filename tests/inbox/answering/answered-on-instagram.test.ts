import { describe, expect, it } from 'vitest'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { overridePrivateAnswer } from '../../../server/inbox/override/replies.ts'
import type { DatabaseKind } from '../../support/database/databases.ts'
import { facebookVillage } from '../../support/network/facebook-village.ts'
import { MINUTE, storedEpisodes } from '../../support/network/received.ts'

/** The account of the sandbox over real HTTP; Julie asked under a photo at ten, and Tambour knows of it. */
async function asked(database: DatabaseKind = 'sqlite') {
  const v = await facebookVillage(database, 'instagram')
  const write = (
    resident: string | null,
    kind: 'comment' | 'message',
    target: string,
    text: string,
  ) => v.sandbox.instagram.write({ account: v.page, resident, kind, target, text }).id
  const photo = v.sandbox.instagram.announce(v.page, 'Le marché de Noël')
  const comment = write('Julie Renard', 'comment', photo, 'Jusqu’à quand ?')
  const poll = async () => {
    const { error } = await v.poll()
    if (error !== null) throw new Error(error.fr)
  }
  await poll()
  const message = await v.context.db
    .selectFrom('message')
    .select(['id', 'conversationId'])
    .where('remoteId', '=', comment)
    .executeTakeFirstOrThrow()
  return {
    ...v,
    by: { ...v.who, userId: null },
    write,
    comment,
    poll,
    message,
    async possibleAnswer() {
      const shown = await getConversation(v.context, v.who.communeId, message.conversationId)
      return shown.messages[0]?.possibleAnswer ?? null
    },
  }
}

describe('a private message in Instagram’s own application', () => {
  it('is by the author’s own number theirs, and the answer once a person says so', async () => {
    const v = await asked()
    v.clock.advance(9 * MINUTE)
    const sent = v.write(null, 'message', 'Julie Renard', 'Jusqu’à vendredi.')
    v.clock.advance(MINUTE)
    await v.poll()
    // Instagram says nothing of it, and nobody guesses.
    expect(await storedEpisodes(v)).toMatchObject([{ openedBy: v.comment, state: 'open' }])
    const possibleAnswer = await v.possibleAnswer()
    expect(possibleAnswer).toMatchObject({ text: 'Jusqu’à vendredi.' })
    const change = { answer: possibleAnswer?.message ?? 0, answers: true }
    await overridePrivateAnswer(v.context, v.by, v.message.id, change)
    const answered = { openedBy: v.comment, closedBy: sent, state: 'answered' }
    expect(await storedEpisodes(v)).toMatchObject([{ ...answered, officeMs: 9 * MINUTE }])
    v.clock.advance(MINUTE)
    await v.poll()
    expect(await storedEpisodes(v)).toMatchObject([{ ...answered, officeMs: 9 * MINUTE }])
    expect(await v.possibleAnswer()).toBeNull()
  })

  it('that answers what the person wrote in private may be the answer to both', async () => {
    const v = await asked()
    v.clock.advance(2 * MINUTE)
    const asks = v.write('Julie Renard', 'message', '', 'J’ai aussi demandé sous la photo.')
    v.clock.advance(3 * MINUTE)
    v.write(null, 'message', 'Julie Renard', 'Jusqu’à vendredi.')
    await v.poll()
    expect(await storedEpisodes(v)).toMatchObject([
      { openedBy: v.comment, state: 'open' },
      { openedBy: asks, state: 'answered', officeMs: 3 * MINUTE },
    ])
    expect(await v.possibleAnswer()).toMatchObject({ text: 'Jusqu’à vendredi.' })
  })

  it('to somebody else is not asked about', async () => {
    const v = await asked()
    v.clock.advance(2 * MINUTE)
    v.write(null, 'message', 'Odile Colin', 'Jusqu’à vendredi.')
    await v.poll()
    expect(await v.possibleAnswer()).toBeNull()
  })
})

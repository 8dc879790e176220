import { describe, expect, it } from 'vitest'
import { findEarlierAnswers } from '../../../server/inbox/answering/earlier-answers.ts'
import { addEdit, markAmended } from '../../../server/messages/store/messages.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aConversation, aMessage } from '../../support/builders/messages.ts'
import { aRequest } from '../../support/builders/requests.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { newCommune, type VillageOptions, village } from '../../support/network/received.ts'
import { writeAskedAgain, writeAskedBefore } from '../../support/reply-times/asked-again.ts'

const day = 86_400_000
const minute = 60_000
type Said = NonNullable<Parameters<typeof aConversation>[2]>

/** A village that was asked about many things, each of which closes and opens again. */
async function asked(options: VillageOptions) {
  const v = await village(options)
  const { db } = v.context
  const now = v.clock.now()
  const page = await db.selectFrom('channel').selectAll().executeTakeFirstOrThrow()
  const form = await aChannel(v.context, v.communeId, { name: 'Formulaire' })
  let days = 0
  const question = (what: string) => `Bonjour, ${what} rouvre quel mois ?`

  return {
    ...v,
    ...{ db, now, page, form, question },
    /** What was asked about it, and answered: `answer` is its message. */
    async once(what: string, answer: Part = {}, { text = question(what), ...rest }: Rest = {}) {
      const sentAt = now - (rest.ago ?? ++days * day)
      const { channel = page, under = 'Vie du village', visibility = 'public' } = rest
      const conversation = await aConversation(db, channel, {
        visibility,
        ...(visibility === 'public' && { subject: under }),
        messages: [
          ...[text]
            .flat()
            .map((one, at) => ({ by: 'Nadia Ferrand', sentAt: sentAt + at, text: one })),
          { by: null, sentAt: sentAt + minute, text: `Réponse : ${what} en mai.`, ...answer },
        ],
      })
      const message = await db
        .selectFrom('message')
        .selectAll()
        .where('conversationId', '=', conversation.id)
        .where('direction', '=', 'outbound')
        .executeTakeFirstOrThrow()
      return { conversation, message }
    },
    /** The answers that are proposed to somebody who asks about it now. */
    async answersTo(what: string, { text = question(what), under, ...rest }: Rest = {}) {
      const { channel = page, visibility = 'public' } = rest
      const conversation = await aConversation(db, channel, {
        visibility,
        ...(visibility === 'public' && { subject: under ?? 'Vie du village' }),
      })
      for (const one of [text].flat()) {
        await aMessage(db, conversation.id, { by: 'Paul Noël', sentAt: now, text: one })
      }
      const last = await db
        .selectFrom('message')
        .select('id')
        .where('conversationId', '=', conversation.id)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      return await findEarlierAnswers(v.context, v.communeId, last.id)
    },
  }
}

type Part = NonNullable<Said['messages']>[number]
type Rest = {
  text?: string | string[]
  under?: string
  ago?: number
  visibility?: 'public' | 'private'
  channel?: Awaited<ReturnType<typeof aChannel>>
}

describe('what the mairie answered before', () => {
  itOnBoth('is given where somebody of it answered, to whom may read it', async kind => {
    const v = await asked({ database: kind })
    const texts = async (what: string, rest?: Rest) =>
      (await v.answersTo(what, rest)).map(({ text }) => text)
    await v.once('la piscine')
    await v.once('le gymnase', { automatic: 1 })
    await v.once('le lavoir', { removedAt: v.now })
    await v.once('le kiosque', { holding: 1 })
    await v.once('la halle', { text: 'Merci beaucoup, bonne journée à vous !' })
    await v.once('le musée', {}, { ago: 370 * day })
    await v.once('la tour', { text: 'Bonjour Nadia, en avril.' })
    await v.once('la buvette', { text: 'Bonjour, en avril, Madame Ferrand le sait.' })
    const { message } = await v.once('le manège')
    await addEdit(v.db, message.id, v.now, 'En juillet, finalement.')
    await markAmended(v.db, [message.id])
    const { conversation } = await v.once(
      'la crèche',
      {},
      { visibility: 'private', channel: v.form },
    )
    const other = await v.once('le moulin', {}, { visibility: 'private' })
    const request = await v.once('le parc', {}, { visibility: 'private' })
    await aRequest(v.db, v.communeId, { conversationId: request.conversation.id })

    expect(await v.answersTo('la piscine')).toMatchObject([
      {
        question: 'Bonjour, la piscine rouvre quel mois ?',
        text: 'Réponse : la piscine en mai.',
        channelName: 'Page de la mairie',
        visibility: 'public',
      },
    ])
    for (const what of [
      'le gymnase',
      'le lavoir',
      'le kiosque',
      'la halle',
      'le musée',
      'la buvette',
    ])
      expect([what, await texts(what)]).toEqual([what, []])
    expect(await texts('la tour')).toEqual(['Bonjour {prénom}, en avril.'])
    expect(await texts('le manège')).toEqual(['En juillet, finalement.'])
    // One press would tell everybody what was told to one.
    expect(await texts('la crèche')).toEqual([])
    const privately = { visibility: 'private' } as const
    expect(await texts('la crèche', privately)).toEqual(['Réponse : la crèche en mai.'])
    expect(await texts('la piscine', privately)).toEqual(['Réponse : la piscine en mai.'])
    // Not what stands above the box, and nothing of who was erased.
    const again = await aMessage(v.db, conversation.id, {
      text: v.question('la crèche'),
      sentAt: v.now,
    })
    expect(await findEarlierAnswers(v.context, v.communeId, again.id)).toEqual([])
    const { contactId } = other.conversation
    await v.db.updateTable('contact').set({ erasedAt: v.now }).where('id', '=', contactId).execute()
    expect(await texts('le moulin', privately)).toEqual([])
    // A receipt has somebody's number.
    expect(await texts('le parc', privately)).toEqual([])
    // What is no question: the commune's own words, a thank-you, two words.
    expect(await findEarlierAnswers(v.context, v.communeId, message.id)).toEqual([])
    expect(await texts('', { text: 'Merci beaucoup, bonne journée' })).toEqual([])
    expect(await texts('', { text: 'la piscine' })).toEqual([])
    expect(await texts('', { text: `la piscine ${'ж'.repeat(3_000)} ouvre` })).toEqual([])
    const stranger = await newCommune(v.context, 'Ailleurs')
    await expect(findEarlierAnswers(v.context, stranger, message.id)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('reads several messages as one question, and what they are under', async () => {
    const v = await asked({})
    const start = ['Une question sur la piscine', 'elle rouvre quel mois ?']
    await v.once('la piscine', { text: 'En mai.' }, { text: start })
    await v.once(
      '',
      { text: 'Dès 3 ans.' },
      { text: 'C’est à partir de quel âge ?', under: 'Chasse aux œufs' },
    )
    await v.once(
      '',
      { text: 'À 60 ans.' },
      { text: 'A partir de quel âge svp', under: 'Repas des aînés' },
    )
    expect(
      await v.answersTo('', { text: ['Bonsoir', 'quel mois rouvre la piscine'] }),
    ).toMatchObject([{ question: start.join('\n'), text: 'En mai.' }])
    const age = await v.answersTo('', {
      text: 'a partir de quel age ?',
      under: 'Chasse aux œufs lundi',
    })
    expect(age.map(({ text }) => text)).toEqual(['Dès 3 ans.', 'À 60 ans.'])
  })

  it('gives a text once, that of the same channel and the newest first, and three at most', async () => {
    const v = await asked({})
    await v.once('la piscine', { text: 'Ailleurs.' }, { channel: v.form })
    await v.once('la piscine', { text: 'En mai.' })
    for (const text of ['En mai.', 'en  mai.', 'En juin.', 'En juillet.'])
      await v.once('la piscine', { text })
    const found = await v.answersTo('la piscine')
    expect(found.map(({ text }) => text)).toEqual(['En mai.', 'En juin.', 'En juillet.'])
  })

  itOnBoth('is found by its rare words where more was answered than is read', async kind => {
    const v = await village({ database: kind })
    const { db } = v.context
    const now = v.clock.now()
    const before = await writeAskedBefore(db, v.communeId, [v.channelId], now)
    const again = await writeAskedAgain(db, v.communeId, v.channelId, now)
    // All two hundred on one of them: `npm run bench earlier` asks both.
    const some = kind === 'sqlite' ? again : again.slice(0, 30)
    const score = { right: 0, asked: 0, inVain: 0 }
    for (const {
      message,
      again: { isRight },
    } of some) {
      const found = await findEarlierAnswers(v.context, v.communeId, message)
      if (isRight === null) {
        score.inVain += found.length > 0 ? 1 : 0
        continue
      }
      score.asked++
      const right = before.filter(isRight).map(({ answer }) => answer)
      score.right += found.some(({ text }) => right.includes(text)) ? 1 : 0
    }
    expect(score.right / score.asked).toBeGreaterThan(0.8)
    expect(score.inVain).toBeLessThan(5)
  })
})

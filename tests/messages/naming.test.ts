import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getConversation } from '../../server/inbox/conversations.ts'
import { assignConversation } from '../../server/inbox/in-charge.ts'
import { addTestPerson } from '../support/app.ts'
import { itOnBoth, onBothDatabases } from '../support/database/databases.ts'
import { mailFrom, mairie } from '../support/mailbox/incoming.ts'
import {
  figures,
  MINUTE,
  storedEpisodes,
  type Village,
  village,
} from '../support/network/received.ts'
import { addCommune } from '../support/publishing.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const nine = paris('2026-06-02T09:00')
const question = 'La salle des fêtes est-elle libre samedi ?'

/** How programs tell what a mail answers: what `In-Reply-To` and `References` have of the thread so far. */
const habits: Record<string, (thread: readonly string[]) => Record<string, string>> = {
  'In-Reply-To alone': thread => named(thread.slice(-1), []),
  'all References': thread => named(thread.slice(-1), thread),
  'the last two References alone': thread => named([], thread.slice(-2)),
  'References that begin elsewhere': thread => named(thread.slice(-1), ['ailleurs@x', ...thread]),
}

function named(answered: readonly string[], references: readonly string[]): Record<string, string> {
  const written = (ids: readonly string[]) => ids.map(id => `<${id}>`).join(' ')
  return {
    ...(answered.length > 0 && { 'In-Reply-To': written(answered) }),
    ...(references.length > 0 && { References: written(references) }),
  }
}

/** Six questions of one person and the mairie's six answers, five minutes apart. */
function twelve(who: string, habit: (thread: readonly string[]) => Record<string, string>) {
  const thread: string[] = []
  return Array.from({ length: 12 }, (_, index) => {
    const isOurs = index % 2 === 1
    const id = `${index}.${who}`
    const mail = mailFrom(
      {
        'Message-ID': `<${id}>`,
        From: isOurs ? mairie : who,
        To: isOurs ? who : mairie,
        Subject: index === 0 ? 'Salle' : 'Re: Salle',
        ...(index > 0 && habit(thread)),
      },
      nine + index * 5 * MINUTE,
      isOurs ? 'Oui.' : question,
    )
    thread.push(id)
    return mail
  })
}

const inOrderAndPieces = fc.tuple(
  fc.shuffledSubarray(
    Array.from({ length: 12 }, (_, index) => index),
    { minLength: 12 },
  ),
  fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 }),
)

async function answeredOf(v: Village, who: string) {
  const episodes = await v.context.db
    .selectFrom('episode')
    .innerJoin('conversation', 'conversation.id', 'episode.conversationId')
    .innerJoin('contact', 'contact.id', 'conversation.contactId')
    .select(['episode.state', 'episode.officeMs', 'episode.conversationId'])
    .where('contact.remoteId', '=', `mailto:${who}`)
    .execute()
  const conversations = await v.context.db
    .selectFrom('conversation')
    .innerJoin('contact', 'contact.id', 'conversation.contactId')
    .select('conversation.id')
    .where('contact.remoteId', '=', `mailto:${who}`)
    .execute()
  return {
    conversations: conversations.length,
    states: episodes.map(({ state, officeMs }) => [state, (officeMs ?? 0) / MINUTE]),
  }
}

describe('mails that name one another', () => {
  onBothDatabases('each', kind => {
    it.each(Object.entries(habits))(
      'are one conversation in any order, by one or by several at once: %s',
      async (_, habit) => {
        const v = await village({ database: kind, now: '2026-06-02T11:00' })
        let runs = 0
        await fc.assert(
          fc.asyncProperty(inOrderAndPieces, async ([order, pieces]) => {
            const who = `julie${++runs}@exemple.org`
            const mails = twelve(who, habit)
            const left = order.flatMap(index => mails[index] ?? [])
            for (const piece of pieces) await v.receive(...left.splice(0, piece))
            if (left.length > 0) await v.receive(...left)
            expect(await answeredOf(v, who)).toEqual({
              conversations: 1,
              states: Array.from({ length: 6 }, () => ['answered', 5]),
            })
          }),
          { numRuns: kind === 'sqlite' ? 5 : 1 },
        )
      },
    )
  })

  it('leave a stranger who names them in a conversation of their own', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(...twelve('julie@exemple.org', habits['all References'] ?? (() => ({}))))
    const before = await figures(v)
    const paul = { From: 'paul@exemple.org', To: mairie, 'Message-ID': '<p@x>' }
    await v.receive(
      mailFrom({ ...paul, ...named(['11.julie@exemple.org'], []) }, nine + 70 * MINUTE, question),
    )
    expect(await answeredOf(v, 'paul@exemple.org')).toEqual({
      conversations: 1,
      states: [['open', 0]],
    })
    expect(await answeredOf(v, 'julie@exemple.org')).toMatchObject({ conversations: 1 })
    expect((await figures(v))[0]).toEqual(expect.arrayContaining(before[0] ?? []))
    // What our answer to a colleague names is not answered by it.
    const forward = { From: mairie, To: 'adjoint@exemple.com', 'Message-ID': '<f@x>' }
    await v.receive(mailFrom({ ...forward, ...named(['p@x'], ['p@x']) }, nine + 75 * MINUTE))
    expect(await answeredOf(v, 'paul@exemple.org')).toMatchObject({ states: [['open', 0]] })
  })

  itOnBoth(
    'join the conversations that they show to be one, with all that hangs on them',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-02T11:00' })
      const julie = { From: 'Julie <julie@exemple.org>', To: mairie }
      const first = mailFrom({ ...julie, 'Message-ID': '<1@x>' }, nine, question)
      const third = mailFrom(
        { ...julie, 'Message-ID': '<3@x>', ...named(['2@x'], []) },
        nine + 20 * MINUTE,
        'Et lundi ?',
      )
      await v.receive(first)
      await v.receive(third)
      const ids = async () =>
        (await v.context.db.selectFrom('conversation').select('id').orderBy('id').execute()).map(
          ({ id }) => id,
        )
      const [kept = 0, gone = 0] = await ids()
      const { db } = v.context
      const bruno = await addTestPerson(v, 'Bruno', 'responder')
      await assignConversation(v.context, v.officer, gone, bruno)
      for (const conversationId of [kept, gone]) {
        const read = { conversationId, reader: bruno, day: '2026-06-02', name: 'Camille' }
        await db
          .insertInto('reading')
          .values({ ...read, firstAt: 0, lastAt: 0 })
          .execute()
      }
      const numbers = async () =>
        (
          await db.selectFrom('episode').select(['id', 'openedBy']).orderBy('openedBy').execute()
        ).map(row => [row.openedBy, row.id])
      const before = await numbers()
      await v.receive(
        mailFrom(
          { From: mairie, To: 'julie@exemple.org', 'Message-ID': '<2@x>', ...named(['1@x'], []) },
          nine + 10 * MINUTE,
          'Oui.',
        ),
      )
      expect(await ids()).toEqual([kept])
      expect(await numbers()).toEqual(before)
      expect(
        (await storedEpisodes(v)).map(({ state, officeMs }) => [state, (officeMs ?? 0) / MINUTE]),
      ).toEqual([
        ['answered', 10],
        ['open', 0],
      ])
      const shown = await getConversation(v.context, v.communeId, kept)
      expect(shown.messages.map(({ text }) => text)).toEqual([question, 'Oui.', 'Et lundi ?'])
      expect(shown.inCharge).toMatchObject({ name: 'Bruno' })
      // A mail or an alert may lead to its old number.
      expect(await getConversation(v.context, v.communeId, gone)).toEqual(shown)
      const elsewhere = await addCommune(v.context, 'Orvain')
      await expect(getConversation(v.context, elsewhere, gone)).rejects.toMatchObject({
        kind: 'not-found',
      })
      expect(await db.selectFrom('reading').select('conversationId').execute()).toEqual([
        { conversationId: kept },
      ])
    },
  )
})

describe('a mail of ours to several people', () => {
  const julie = 'julie@exemple.org'
  const paul = 'paul@exemple.org'
  const asks = (who: string, id: string, at: number) =>
    mailFrom({ From: who, To: mairie, 'Message-ID': `<${id}>`, Subject: 'Salle' }, at, question)
  const toAll = (lines: Record<string, string>) =>
    mailFrom(
      {
        From: mairie,
        To: `${julie}, ${paul}`,
        'Message-ID': '<a@x>',
        Subject: 'Re: Salle',
        ...lines,
      },
      nine + 10 * MINUTE,
      'Oui.',
    )
  const states = async (v: Village) =>
    (await storedEpisodes(v)).map(({ thread, state, officeMs }) => [
      thread,
      state,
      officeMs === null ? null : officeMs / MINUTE,
    ])

  it('answers the person it names, and not the one who stands first', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(asks(julie, 'j@x', nine), asks(paul, 'p@x', nine + MINUTE))
    await v.receive(toAll(named(['p@x'], ['j@x', 'p@x'])))
    expect(await states(v)).toEqual([
      [`j@x ${julie}`, 'open', null],
      [`p@x ${paul}`, 'answered', 9],
    ])
  })

  onBothDatabases('each', kind => {
    it.each([
      ['before', true],
      ['with', false],
    ])('does so too where it comes %s what it names', async (_, isBefore) => {
      const v = await village({ database: kind, now: '2026-06-02T11:00' })
      await v.receive(asks(julie, 'j@x', nine))
      const answer = toAll(named(['p@x'], []))
      if (isBefore) await v.receive(answer)
      await v.receive(answer, asks(paul, 'p@x', nine + MINUTE))
      expect((await states(v)).map(([, ...rest]) => rest)).toEqual([
        ['open', null],
        ['answered', 9],
      ])
      const rows = await v.context.db.selectFrom('conversation').select('id').execute()
      expect(rows).toHaveLength(2)
      // Known again, it stays where it is.
      await v.receive(answer)
      expect((await states(v)).map(([, state]) => state)).toEqual(['open', 'answered'])
    })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settlePrivateAnswers } from '../../server/inbox/answering/settle-answers.ts'
import { getConversation } from '../../server/inbox/conversations.ts'
import { splitConversation } from '../../server/inbox/override/merges.ts'
import { overridePrivateAnswer } from '../../server/inbox/override/replies.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { watched } from '../support/database/queries.ts'
import { mailFrom, mairie } from '../support/mailbox/incoming.ts'
import {
  channelOf,
  figures,
  MINUTE,
  storedEpisodes,
  type Village,
  village,
} from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const nine = paris('2026-06-02T09:00')
const DAY = 24 * 60 * MINUTE
const julie = 'julie@exemple.org'

let count = 0
const from = (who: string, Subject: string, at: number, text = 'La salle est-elle libre ?') =>
  mailFrom({ From: who, To: mairie, 'Message-ID': `<${++count}@x>`, Subject }, at, text)
const to = (who: string, Subject: string, at: number) =>
  mailFrom({ From: mairie, To: who, 'Message-ID': `<${++count}@x>`, Subject }, at, 'Oui.')

const states = async (v: Village) =>
  (await storedEpisodes(v)).map(({ state, elapsedMs }) => [
    state,
    elapsedMs === null ? null : elapsedMs / MINUTE,
  ])

const open = (database: 'sqlite' | 'postgres' = 'sqlite', now = '2026-06-02T11:00') =>
  village({ database, now })

describe('mails of one subject that name none', () => {
  it.each([
    'Salle des fêtes',
    'Re: Salle des fêtes',
    'RÉ : salle  des fetes',
    'Rép. : Salle des fêtes',
    '[Mairie] TR: RE: Salle des fêtes',
    'AW: SALLE DES FÊTES',
    'Re[2]: [EXTERNE] Salle des fêtes',
    'Fwd: FW: SV: Salle des fêtes',
  ])('are an answer to that person: %s', async subject => {
    const v = await open()
    await v.receive(from(julie, 'Salle des fêtes', nine))
    await v.receive(to(julie, subject, nine + 7 * MINUTE))
    expect(await states(v)).toEqual([['answered', 7]])
  })

  it('are none to somebody else, of another subject, of none, or after more than 14 days', async () => {
    const v = await open('sqlite', '2026-06-30T11:00')
    await v.receive(
      from(julie, 'Salle', nine),
      from('anne@exemple.org', '(sans objet)', nine - MINUTE),
      to('paul@exemple.org', 'Re: Salle', nine + MINUTE),
      to(julie, 'Re: Cantine', nine + 2 * MINUTE),
      to('anne@exemple.org', 'Re: (sans objet)', nine + 3 * MINUTE),
      to(julie, 'Re: Salle', nine + 14 * DAY + 1),
    )
    expect(await states(v)).toEqual([
      ['open', null],
      ['open', null],
    ])
    await v.receive(to(julie, 'Re: Salle', nine + 14 * DAY))
    expect(await states(v)).toEqual([
      ['open', null],
      ['answered', (14 * DAY) / MINUTE],
    ])
  })

  it.each(['RE: Salle', 'RÉ: Salle', 'Rép. : Salle', 'TR: Salle', 'AW: Salle'])(
    'go on with what was said before where a citizen writes them: %s',
    async subject => {
      const v = await open()
      await v.receive(from(julie, 'Salle', nine))
      await v.receive(from(julie, subject, nine + 3 * MINUTE, 'Alors ?'))
      await v.receive(to(julie, 'Autre chose', nine + 4 * MINUTE))
      expect(await states(v)).toEqual([['open', null]])
      // A new mail of the same subject is a new matter.
      await v.receive(from(julie, 'Salle', nine + 5 * MINUTE))
      expect(await states(v)).toHaveLength(2)
    },
  )

  it('are joined in any order, undone in one press, and stay undone', async () => {
    const v = await open()
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.boolean(),
        async (order, isAtOnce) => {
          const who = `julie${++count}@exemple.org`
          const mails = [
            from(who, 'Salle', nine),
            to(who, 'Re: Salle', nine + 7 * MINUTE),
            from(who, 'Re: Salle', nine + 9 * MINUTE, 'Et lundi ?'),
          ]
          const sorted = order.flatMap(index => mails[index] ?? [])
          if (isAtOnce) await v.receive(...sorted)
          else for (const mail of sorted) await v.receive(mail)
          const told = async () =>
            (await storedEpisodes(v))
              .filter(({ thread }) => thread.endsWith(who))
              .map(({ state, elapsedMs }) => [state, (elapsedMs ?? 0) / MINUTE])
          expect(await told()).toEqual([
            ['answered', 7],
            ['open', 0],
          ])
        },
      ),
      { numRuns: 5 },
    )
    const asked = from(julie, 'Salle', nine)
    const answered = to(julie, 'Salle', nine + 7 * MINUTE)
    await v.receive(asked)
    await v.receive(answered)
    const { id } = await v.context.db
      .selectFrom('conversation')
      .select('id')
      .where('remoteId', '=', asked.remoteId)
      .executeTakeFirstOrThrow()
    const shown = await getConversation(v.context, v.communeId, id)
    expect(shown.waiting).toBe(0)
    expect(shown.joinings).toMatchObject([{ by: 'Tambour', act: 'merged' }])
    expect((await splitConversation(v.context, v.officer, id)).waiting).toBe(1)
    await v.receive(answered, asked)
    expect((await getConversation(v.context, v.communeId, id)).waiting).toBe(1)
  })

  itOnBoth(
    'cost the same few questions by the hundred, so that nobody keeps a mailbox busy',
    async kind => {
      const v = await open(kind)
      const some = (length: number) =>
        Array.from({ length }, () => from(julie, 'Re: Salle', nine + ++count, 'Alors ?'))
      const source = await channelOf(v.context, v.channelId)
      const askedAfter = async (mails: number) => {
        await v.receive(...some(mails))
        const { db, queries } = watched(v.context.db)
        await ingest({ ...v.context, db }, source, some(1))
        return queries()
      }
      const few = await askedAfter(3)
      expect(await askedAfter(40)).toBeLessThan(few + 10)
    },
  )
})

describe('a mail of another subject that names none', () => {
  async function answeredElsewhere(kind: DatabaseKind = 'sqlite') {
    const v = await open(kind)
    await v.receive(from(julie, 'Salle', nine))
    await v.receive(to(julie, 'Votre demande', nine + 7 * MINUTE))
    await settlePrivateAnswers(v.context, await channelOf(v.context, v.channelId))
    const [asked, answer] = await v.context.db
      .selectFrom('message')
      .select(['id', 'conversationId'])
      .orderBy('sentAt')
      .execute()
    if (asked === undefined || answer === undefined) throw new Error('no mails')
    const shown = () => getConversation(v.context, v.communeId, asked.conversationId)
    const questions = async () =>
      (await shown()).messages.flatMap(({ possibleAnswer }) => possibleAnswer?.message ?? [])
    const say = (answers: boolean | null) =>
      overridePrivateAnswer(v.context, v.officer, asked.id, { answer: answer.id, answers })
    return { ...v, asked, answer, shown, questions, say }
  }

  itOnBoth('is asked about, and counts at its own time once somebody says so', async kind => {
    const v = await answeredElsewhere(kind)
    expect(await states(v)).toEqual([['open', null]])
    expect(await v.questions()).toEqual([v.answer.id])
    const before = await figures(v)
    await v.say(true)
    expect(await states(v)).toEqual([['answered', 7]])
    expect((await v.shown()).messages.map(({ text }) => text)).toEqual([
      'Salle\n\nLa salle est-elle libre ?',
      'Oui.',
    ])
    await v.say(null)
    expect(await figures(v)).toEqual(before)
    expect(await v.questions()).toEqual([v.answer.id])
  })

  it('is asked about once, and about nobody else’s', async () => {
    const v = await answeredElsewhere()
    await v.say(false)
    expect(await v.questions()).toEqual([])
    await v.receive(to('paul@exemple.org', 'Autre', nine + 8 * MINUTE))
    await v.receive(
      mailFrom(
        { From: mairie, To: julie, 'Message-ID': '<n@x>', 'In-Reply-To': '<elsewhere@x>' },
        nine + 9 * MINUTE,
        'Pour autre chose.',
      ),
    )
    await settlePrivateAnswers(v.context, await channelOf(v.context, v.channelId))
    expect(await v.questions()).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { addSavedReply } from '../../server/inbox/answering/saved-replies.ts'
import { joinContacts } from '../../server/inbox/one-person.ts'
import { conversationList } from '../../server/inbox/shapes-conversation.ts'
import { type TopicsShape, topicsShape } from '../../server/inbox/shapes-topics.ts'
import { addEdit } from '../../server/messages/store/messages.ts'
import { testApp } from '../support/app.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aConversation } from '../support/builders/messages.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { MINUTE, newCommune, setHours } from '../support/network/received.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

type Said = {
  on?: string
  under?: string | null
  channel?: Awaited<ReturnType<typeof aChannel>>
  /** Minutes until the answer; null: none. */
  answered?: number | null
}

async function house(database: DatabaseKind = 'sqlite') {
  const app = await testApp({ clock: testClock(paris('2026-06-12T10:00')), database })
  const { context, communeId } = app
  await setHours(context, communeId, [caseCalendar])
  const page = await aChannel(context, communeId, { name: 'Page', createdAt: 0 })
  return {
    ...app,
    page,
    async says(by: string, text: string, part: Said = {}) {
      const { on = '2026-06-02', under = null, channel = page, answered = 5 } = part
      const sentAt = paris(`${on}T10:00`)
      const reply = { by: null, text: 'Voici.', sentAt: sentAt + (answered ?? 0) * MINUTE }
      return await aConversation(context.db, channel, {
        ...(under === null ? { visibility: 'private' } : { visibility: 'public', subject: under }),
        messages: [{ by, text, sentAt }, ...(answered === null ? [] : [reply])],
      })
    },
    async topics(query = '', days = 'from=2026-06-01&to=2026-06-30'): Promise<TopicsShape> {
      const path = `/api/reports/replies/topics?${days}${query}`
      const answer = await app.ask('GET', path, { as: 'councillor' })
      expect(answer.status, answer.text).toBe(200)
      return topicsShape.parse(answer.json)
    },
  }
}

const named = ({ topics }: TopicsShape) =>
  topics.map(({ label, questions }) => `${label} ${questions}`)

describe('topics over HTTP', () => {
  itOnBoth('are told with the days before, their months and their reply times', async kind => {
    const v = await house(kind)
    for (const [place, by] of ['Ann', 'Bob', 'Cid', 'Dan'].entries()) {
      const part = { on: `2026-06-0${place + 1}`, answered: place === 3 ? null : 5 + 10 * place }
      await v.says(by, 'Quels horaires pour la cantine ?', part)
    }
    await v.says('Eve', 'La cantine ?', { on: '2026-05-20' })
    await v.says('Eve', 'Ma fille Kévina Cantinelli attend', { on: '2026-06-08' })
    await v.says('Eve', 'Merci !', { on: '2026-06-08' })
    const told = await v.topics('', 'from=2026-06-01&to=2026-07-10')
    expect(told).toMatchObject({
      ...{ from: '2026-06-01', to: '2026-07-10', channel: null, questions: 5, isCut: false },
      before: { from: '2026-04-22', to: '2026-05-31', questions: 1 },
      months: [
        { from: '2026-06-01', to: '2026-06-30' },
        { from: '2026-07-01', to: '2026-07-10' },
      ],
      topics: [
        {
          ...{ label: 'horaires pour la cantine', beside: [], search: 'cantine horaire' },
          ...{ questions: 4, persons: 4, before: 0, byMonth: [4, 0], savedReply: null },
          summary: { onTime: 2, counted: 4, missed: 1, medianMs: 15 * MINUTE },
        },
      ],
    })
    const last = await v.context.db
      .selectFrom('message')
      .select('id')
      .where('sentAt', '=', paris('2026-06-03T10:00'))
      .executeTakeFirstOrThrow()
    expect(told.topics[0]?.answered).toBe(last.id)
    expect(JSON.stringify(told)).not.toMatch(/Ann|Bob|Eve|Kévina|Cantinelli/)
  })

  itOnBoth('are by what it stands under, where a question names nothing', async kind => {
    const v = await house(kind)
    const under = 'Vide-grenier dimanche sous la halle'
    for (const by of ['Ann', 'Bob', 'Cid']) await v.says(by, 'À quelle heure ?', { under })
    await v.says('Dan', 'Et la cantine ?', { under })
    expect(named(await v.topics())).toEqual(['vide-grenier, heure 3'])
  })

  itOnBoth(
    'are found by their search: plurals, accents, and the form that most wrote',
    async kind => {
      const v = await house(kind)
      const asked = ['Le chien aboie', 'LES CHIENS ABOIENT, il aboie', 'un chien qui aboie la nuit']
      const others = ['Des chevaux sur la route', 'mon cheval', 'les CHEVAUX !']
      const papers = ['Ma CNI ?', 'la cni', 'Une cni svp', 'une identité']
      for (const [place, text] of [...asked, ...others, ...papers].entries()) {
        await v.says(`Ann ${place}`, text)
      }
      const told = await v.topics()
      expect(told.topics.map(({ label, search }) => [label, search])).toEqual([
        ['identité', 'cni'],
        ['aboiement, chien', 'aboie chien'],
        ['chevaux', 'cheva'],
      ])
      for (const [place, expected] of [3, 3, 3].entries()) {
        const search = told.topics[place]?.search ?? ''
        const path = `/api/conversations?search=${encodeURIComponent(search)}`
        const { json } = await v.ask('GET', path, { as: 'councillor' })
        expect(conversationList.parse(json).conversations, search).toHaveLength(expected)
      }
    },
  )

  itOnBoth('read the newest words, none that were taken back or erased', async kind => {
    const v = await house(kind)
    const { db } = v.context
    for (const by of ['Ann', 'Bob', 'Cid']) await v.says(by, 'Où est la mairie ?')
    const messages = await db
      .selectFrom('message')
      .select('id')
      .where('direction', '=', 'inbound')
      .execute()
    for (const { id } of messages) {
      await addEdit(db, id, paris('2026-06-02T10:01'), 'Et le marché ?')
    }
    expect(named(await v.topics())).toEqual(['marché 3'])
    const [first] = messages
    await db
      .deleteFrom('messageEdit')
      .where('messageId', '=', first?.id ?? 0)
      .execute()
    await db
      .updateTable('message')
      .set({ text: null })
      .where('id', '=', first?.id ?? 0)
      .execute()
    v.context.changes.tell(v.communeId, 'messages')
    expect(await v.topics()).toMatchObject({ questions: 3, topics: [] })
  })

  itOnBoth('need three persons: who is one person counts once', async kind => {
    const v = await house(kind)
    const mailbox = await aChannel(v.context, v.communeId, { name: 'Courriel', createdAt: 0 })
    await v.says('Ann', 'La cantine ?')
    await v.says('Bob', 'La cantine ?')
    await v.says('A. N.', 'La cantine ?', { channel: mailbox })
    expect(named(await v.topics())).toEqual(['cantine 3'])
    expect(named(await v.topics(`&channel=${mailbox.id}`))).toEqual([])
    const rows = await v.context.db.selectFrom('contact').select(['id', 'name']).execute()
    const id = (name: string) => rows.find(row => row.name === name)?.id ?? 0
    const officer = { communeId: v.communeId, userId: null, actor: 'Camille' }
    await joinContacts(v.context, officer, id('Ann'), id('A. N.'))
    expect(await v.topics()).toMatchObject({ questions: 3, topics: [] })
  })

  it('name the saved reply that fits, as soon as there is one', async () => {
    const v = await house()
    for (const by of ['Ann', 'Bob', 'Cid']) await v.says(by, 'Comment louer la salle des fêtes ?')
    expect((await v.topics()).topics).toMatchObject([
      { label: 'salle des fêtes', beside: ['location'], savedReply: null },
    ])
    const officer = { communeId: v.communeId, userId: null, actor: 'Camille' }
    const text = 'Bonjour, la salle se réserve à l’accueil.'
    await addSavedReply(v.context, officer, { title: 'École', text: 'Bonjour, à 8 h 30.' })
    await addSavedReply(v.context, officer, { title: 'Location de la salle', text })
    expect((await v.topics()).topics).toMatchObject([
      { savedReply: { title: 'Location de la salle' } },
    ])
  })

  it('are those of the last year at most, and of one’s own commune', async () => {
    const v = await house()
    const { context } = v
    const other = await newCommune(context, 'Ailleurs')
    const channel = await aChannel(context, other, { name: 'Page', createdAt: 0 })
    for (const by of ['Ann', 'Bob', 'Cid']) await v.says(by, 'La cantine ?', { channel })
    const years = await v.topics('', 'from=2020-01-01&to=2026-06-30')
    expect(years).toMatchObject({ from: '2025-06-30', questions: 0, topics: [] })
    expect(years.months).toHaveLength(13)
    const path = '/api/reports/replies/topics?from=2026-06-01&to=2026-06-30'
    expect((await v.ask('GET', path)).status).toBe(401)
    const foreign = await v.ask('GET', `${path}&channel=${channel.id}`, { as: 'councillor' })
    expect(foreign.status).toBe(404)
    const wrong = path.replace('to=2026-06-30', 'to=2026-05-30')
    expect((await v.ask('GET', wrong, { as: 'councillor' })).status).toBe(400)
  })
})

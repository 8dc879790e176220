import { describe, expect, it } from 'vitest'
import { getConversation, listConversations } from '../../server/inbox/conversations.ts'
import { contactsLike, joinContacts, partContact } from '../../server/inbox/one-person.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { erasePerson } from '../../server/privacy/erase-person.ts'
import { findPerson } from '../../server/privacy/find-person.ts'
import { eraseDue } from '../../server/privacy/retention.ts'
import { replyFigures } from '../../server/reply-times/reply-report.ts'
import { today } from '../../server/today/today.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { channelOf, newChannel, newCommune, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const june = { from: '2026-06-01', to: '2026-06-30' }
const settings = { databaseUrl: 'file::memory:', backupTo: null, backupKeep: 14 }

describe('one person on several channels', () => {
  /** Lucie writes on the page, « lfaure » by the mailbox, « Lu » on a third, Bob on the page too. */
  async function house(kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind, now: '2026-06-02T10:05' })
    const { db } = v.context
    const since = paris('2026-05-01T00:00')
    const mailbox = await newChannel(v.context, v.communeId, 'Courriel', since)
    const third = await newChannel(v.context, v.communeId, 'Instagram', since)
    const say = async (channel: number, who: string, remoteId: string) => {
      const message = from(who, ten, `Bonjour, la salle est-elle libre ? ${who}`, {
        remoteId: `m-${who}`,
        author: { remoteId, name: who },
      })
      const one = thread(`t-${who}`, [message], { visibility: 'private', subject: who })
      await ingest(v.context, await channelOf(v.context, channel), [one])
    }
    await say(v.channelId, 'Lucie Faure', 'lucie')
    await say(v.channelId, 'Bob', 'bob')
    await say(mailbox, 'lfaure', 'mailto:lucie@exemple.fr#1')
    await say(third, 'Lu', 'lu')
    const rows = await db.selectFrom('contact').select(['id', 'name']).execute()
    const id = (name: string) => rows.find(row => row.name === name)?.id ?? 0
    const show = async (name: string) => {
      const conversations = await db.selectFrom('conversation').select(['id', 'subject']).execute()
      const one = conversations.find(({ subject }) => subject === name)
      return await getConversation(v.context, v.communeId, one?.id ?? 0)
    }
    const join = (one: string, other: string) =>
      joinContacts(v.context, v.officer, id(one), id(other))
    const sameAs = async (name: string) =>
      (await show(name)).people.flatMap(({ same }) => same.map(one => one.name))
    return { ...v, id, show, join, sameAs, say }
  }

  it('is found by a name or an address that is typed, elsewhere alone, and never guessed', async () => {
    const h = await house()
    const like = async (search: string) => {
      const found = await contactsLike(h.context, h.communeId, h.id('Lucie Faure'), search)
      return found.contacts.map(({ name, address, channelName }) => [name, address, channelName])
    }
    expect(await like('')).toEqual([])
    expect(await like('  ')).toEqual([])
    expect(await like('LFAU')).toEqual([['lfaure', 'lucie@exemple.fr', 'Courriel']])
    expect(await like('lucie@ex')).toEqual([['lfaure', 'lucie@exemple.fr', 'Courriel']])
    // On the same channel nobody is looked for.
    expect(await like('bob')).toEqual([])
    await h.join('Lucie Faure', 'lfaure')
    expect(await like('lfaure')).toEqual([])
    expect(await like('lu')).toEqual([['Lu', null, 'Instagram']])
  })

  it('is told by an address of mail or a telephone, and by no account that looks like one', async () => {
    const h = await house()
    await h.say(h.channelId, 'Julie', 'julie@piaille.fr')
    await h.say(h.channelId, 'Paul', 'tel:0639981234#1')
    expect((await h.show('Julie')).people).toMatchObject([{ address: null }])
    expect((await h.show('Paul')).people).toMatchObject([{ address: '06 39 98 12 34' }])
  })

  it('goes under one name on all of them, and figures stay as they were', async () => {
    const h = await house()
    const figures = () => replyFigures(h.context, h.communeId, june)
    const before = await figures()
    expect((await h.show('Lucie Faure')).people).toMatchObject([{ address: null }])
    await h.join('Lucie Faure', 'lfaure')
    await h.join('lfaure', 'Lu')
    expect(await figures()).toEqual(before)
    const { conversations } = await listConversations(h.context, h.communeId, {})
    expect(conversations.map(({ authors, channelName }) => [authors, channelName])).toEqual(
      expect.arrayContaining([
        [['Lucie Faure'], 'Courriel'],
        [['Lucie Faure'], 'Instagram'],
        [['Lucie Faure'], 'Page de la mairie'],
        [['Bob'], 'Page de la mairie'],
      ]),
    )
    const { waiting } = await today(h.context, h.communeId)
    expect(waiting.filter(({ author }) => author === 'Lucie Faure')).toHaveLength(3)
    expect((await h.show('lfaure')).people).toMatchObject([
      {
        name: 'lfaure',
        address: 'lucie@exemple.fr',
        same: [
          {
            name: 'Lucie Faure',
            channelName: 'Page de la mairie',
            conversations: [{ subject: 'Lucie Faure' }],
          },
          { name: 'Lu', channelName: 'Instagram', conversations: [{ subject: 'Lu' }] },
        ],
      },
    ])
  })

  it('is undone, exactly, and written in the journal', async () => {
    const h = await house()
    await h.join('Lucie Faure', 'lfaure')
    await h.join('lfaure', 'Lu')
    await partContact(h.context, h.officer, h.id('lfaure'), h.id('Lu'))
    expect(await h.sameAs('Lucie Faure')).toEqual(['lfaure'])
    await h.join('lfaure', 'Lu')
    // The one in the middle leaves; the others stay one person.
    await partContact(h.context, h.officer, h.id('lfaure'))
    expect(await h.sameAs('Lucie Faure')).toEqual(['Lu'])
    expect(await h.sameAs('lfaure')).toEqual([])
    const subject = `contact:${h.id('lfaure')}`
    const lines = await readJournal(h.context.db, { communeId: h.communeId, subject })
    expect(lines.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['contact.joined', 'contact.parted']),
    )
    await expect(partContact(h.context, h.officer, h.id('lfaure'))).rejects.toThrow('déjà plus')
  })

  it('is no other commune’s, nobody of the same channel, and nobody twice', async () => {
    const h = await house()
    const other = await newCommune(h.context, 'Ailleurs')
    const theirs = await newChannel(h.context, other, 'Page', 0)
    await h.say(theirs, 'Lucie Voisine', 'voisine')
    const rows = await h.context.db.selectFrom('contact').selectAll().execute()
    const voisine = rows.find(({ communeId }) => communeId === other)?.id ?? 0
    const mine = h.id('Lucie Faure')
    const found = await contactsLike(h.context, h.communeId, mine, 'voisine')
    expect(found.contacts).toEqual([])
    for (const [one, two] of [
      [mine, voisine],
      [voisine, mine],
    ] as const) {
      const joined = joinContacts(h.context, h.officer, one, two)
      await expect(joined).rejects.toMatchObject({ kind: 'not-found' })
    }
    await expect(h.join('Lucie Faure', 'Bob')).rejects.toThrow('même canal')
    await h.join('Lucie Faure', 'lfaure')
    await expect(h.join('lfaure', 'Lucie Faure')).rejects.toThrow('déjà la même personne')
  })

  itOnBoth(
    'is offered whole where one of them is looked for, and erased together or apart',
    async kind => {
      const h = await house(kind)
      await h.join('Lucie Faure', 'lfaure')
      await h.join('lfaure', 'Lu')
      const find = async (search: string) =>
        (await findPerson(h.context, h.communeId, search)).residents.map(({ name, same }) => [
          name,
          same.length,
        ])
      expect(await find('Lucie Faure')).toEqual([
        ['Lucie Faure', 2],
        ['lfaure', 2],
        ['Lu', 2],
      ])
      const erase = (...names: string[]) => {
        const json = { residents: names.map(h.id), quotes: [] }
        return erasePerson(h.context, h.officer, json, settings)
      }
      // The one in the middle goes; the others stay one person, under the same name.
      await erase('lfaure')
      expect(await find('Lucie Faure')).toEqual([
        ['Lucie Faure', 1],
        ['Lu', 1],
      ])
      expect(await h.sameAs('Lu')).toEqual(['Lucie Faure'])
      expect(await erase('Lucie Faure', 'Lu')).toMatchObject({ residents: 2 })
      expect(await h.context.db.selectFrom('contactJoin').selectAll().execute()).toEqual([])
    },
  )

  itOnBoth('outlasts the words of the one in the middle', async kind => {
    const h = await house(kind)
    await h.join('Lucie Faure', 'lfaure')
    await h.join('lfaure', 'Lu')
    h.clock.set(paris('2027-07-02T12:00'))
    const { context, communeId } = h
    const mine = [h.id('Lucie Faure'), h.id('Lu')]
    await context.db
      .updateTable('conversation')
      .set({ lastMessageAt: paris('2027-07-01T12:00') })
      .where('subject', 'in', ['Lucie Faure', 'Lu'])
      .execute()
    await context.db
      .updateTable('message')
      .set({ sentAt: paris('2027-07-01T12:00') })
      .where('contactId', 'in', mine)
      .execute()
    const values = { communeId, months: 12, erasesFrom: 0, sweptAt: null, updatedAt: 0 }
    await context.db.insertInto('privacy').values(values).execute()
    const commune = await context.db.selectFrom('commune').selectAll().executeTakeFirstOrThrow()
    await eraseDue(context, commune, () => false)
    const joins = await context.db.selectFrom('contactJoin').selectAll().execute()
    expect(joins.map(({ contactId, otherId }) => [contactId, otherId])).toEqual([mine])
  })

  it('is forgotten with the words of one of them', async () => {
    const h = await house()
    await h.join('Lucie Faure', 'lfaure')
    h.clock.set(paris('2027-01-02T12:00'))
    await h.say(h.channelId, 'Lucie Faure 2', 'lucie')
    h.clock.set(paris('2027-07-02T12:00'))
    const { context, communeId } = h
    const values = { communeId, months: 12, erasesFrom: 0, sweptAt: null, updatedAt: 0 }
    await context.db.insertInto('privacy').values(values).execute()
    const commune = await context.db.selectFrom('commune').selectAll().executeTakeFirstOrThrow()
    await eraseDue(context, commune, () => false)
    expect(await context.db.selectFrom('contactJoin').selectAll().execute()).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { requestRebuild } from '../../../server/hours/change-opening-hours.ts'
import { answer } from '../../../server/inbox/answering/answer.ts'
import { getConversation, listConversations } from '../../../server/inbox/conversations.ts'
import { overrideAutomatic } from '../../../server/inbox/override/automatic.ts'
import { overridePrivateAnswer } from '../../../server/inbox/override/replies.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { continueRebuilds } from '../../../server/reply-times/rebuild.ts'
import { today } from '../../../server/today/today.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { type DatabaseKind, itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, page, thread } from '../../support/network/fake-network.ts'
import {
  figures,
  MINUTE,
  newCommune,
  storedEpisodes,
  storedMessage,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const ann = { remoteId: 'person-Ann', name: 'Ann' }

/** What Ann reads in private. */
const talk = (...messages: Parameters<typeof thread>[1]) =>
  thread('t1', messages, { visibility: 'private', subject: 'Ann', citizen: ann })

/** Ann and Bob ask under a post at ten, on a network that does not tell of private answers; it is 10:05. */
async function asked(database: DatabaseKind = 'sqlite') {
  const v = await village({ database, now: '2026-06-02T10:05' })
  await v.receive(
    thread('c1', [
      from('Ann', ten, 'Et mon dossier ?', { remoteId: 'c1' }),
      from('Bob', ten + MINUTE, 'Et le mien ?', { remoteId: 'c2', parentRemoteId: 'c1' }),
    ]),
  )
  const idOf = async (remoteId: string) => (await storedMessage(v, remoteId)).id
  const placeOf = async (remoteId: string) =>
    (
      await v.context.db
        .selectFrom('conversation')
        .select('id')
        .where('remoteId', '=', remoteId)
        .executeTakeFirstOrThrow()
    ).id
  const place = await placeOf('c1')
  const shown = () => getConversation(v.context, v.communeId, place)
  return {
    ...v,
    idOf,
    placeOf,
    place,
    shown,
    /** What is asked in the public thread: about whose message, and of which private one. */
    async questions() {
      return (await shown()).messages.flatMap(({ author, possibleAnswer }) =>
        possibleAnswer === null ? [] : [[author, possibleAnswer.text]],
      )
    },
    async polls(...threads: Parameters<typeof page>[0]) {
      v.fake.pages = [page(threads)]
      const { error } = await pollChannel(v.context, v.channelId)
      if (error !== null) throw new Error(error.fr)
    },
    async say(answers: boolean | null, remoteId = 'm1', of = 'c1') {
      const change = { answer: await idOf(remoteId), answers }
      return await overridePrivateAnswer(v.context, v.officer, await idOf(of), change)
    },
    waiting: async () =>
      (await listConversations(v.context, v.communeId, { filter: 'waiting' })).conversations.map(
        ({ waiting }) => waiting,
      ),
    states: async () =>
      (await storedEpisodes(v)).map(({ author, state, closedBy, officeMs }) => ({
        author,
        state,
        closedBy,
        officeMs,
      })),
  }
}

const written = (minutes: number, text = 'Il est prêt.', remoteId = 'm1') =>
  byCommune(ten + minutes * MINUTE, text, { remoteId })

const bobWaits = { author: 'Bob', state: 'open', closedBy: null, officeMs: null }
const annWaits = { ...bobWaits, author: 'Ann' }

describe('a private message on a network that does not tell what it answers', () => {
  it('is asked about, and answers nothing before somebody says so', async () => {
    const v = await asked()
    expect(await v.questions()).toEqual([])
    v.clock.advance(5 * MINUTE)
    await v.polls(talk(written(6)))
    expect(await v.questions()).toEqual([['Ann', 'Il est prêt.']])
    expect((await v.shown()).messages[0]?.possibleAnswer).toEqual({
      message: await v.idOf('m1'),
      conversation: await v.placeOf('t1'),
      sentAt: new Date(ten + 6 * MINUTE).toISOString(),
      text: 'Il est prêt.',
    })
    expect(await v.states()).toEqual([annWaits, bobWaits])
    expect(await v.waiting()).toEqual([2])
    expect((await today(v.context, v.communeId)).waitingCount).toBe(2)
  })

  it('that is said to be the answer counts as what a network tells, at its own time', async () => {
    const v = await asked()
    const told = await asked()
    told.fake.answeredPrivately = async (_call, { remoteId }) => remoteId === 'c1'
    for (const each of [v, told]) {
      each.clock.advance(30 * MINUTE)
      await each.polls(talk(written(6), written(9, 'À samedi.', 'm2')))
    }
    const before = await figures(v)
    const said = await v.say(true)
    expect(said).toMatchObject({ id: v.place, waiting: 1 })
    expect(await v.states()).toEqual([
      { author: 'Ann', state: 'answered', closedBy: 'm1', officeMs: 6 * MINUTE },
      bobWaits,
    ])
    expect(await figures(v)).toEqual(await figures(told))
    expect(await v.questions()).toEqual([])
    expect((await today(v.context, v.communeId)).waitingCount).toBe(1)
    expect(said.messages).toMatchObject([
      { overrides: [{ by: 'Camille', act: 'private-answer', answer: await v.idOf('m1') }] },
      { author: 'Bob' },
      { visibility: 'private', text: 'Il est prêt.', answers: { text: 'Et mon dossier ?' } },
    ])

    // It is kept by a rebuild, and by whatever is read again.
    const stored = await figures(v)
    await requestRebuild(v.context.db, v.communeId, { fromDate: null, at: v.clock.now() })
    await continueRebuilds(v.context)
    await v.polls(talk(written(6)))
    expect(await figures(v)).toEqual(stored)

    const undone = await v.say(null)
    expect(await figures(v)).toEqual(before)
    expect(await v.questions()).toEqual([['Ann', 'Il est prêt.']])
    expect(undone.messages[0]?.overrides).toMatchObject([
      { act: 'private-answer', answer: null },
      { act: 'undone', answer: null },
    ])
  })

  it('that is said to be none is not asked about again, and the next one is', async () => {
    const v = await asked()
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(6, 'Votre facture est payée.')))
    const before = await figures(v)
    const said = await v.say(false)
    expect(said.messages[0]).toMatchObject({
      possibleAnswer: null,
      overrides: [{ act: 'no-private-answer', answer: await v.idOf('m1') }],
    })
    await v.polls(talk(written(6, 'Votre facture est payée.')))
    expect(await v.questions()).toEqual([])
    expect(await figures(v)).toEqual(before)
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(20, 'Et votre dossier est prêt.', 'm2')))
    expect(await v.questions()).toEqual([['Ann', 'Et votre dossier est prêt.']])
    await v.say(true, 'm2')
    expect((await v.states())[0]).toMatchObject({ closedBy: 'm2', officeMs: 20 * MINUTE })
    // A slip of the hand: the first was it after all.
    await v.say(null)
    await v.say(true)
    expect((await v.states())[0]).toMatchObject({ closedBy: 'm1', officeMs: 6 * MINUTE })
  })

  it('is asked about once for all that the person wrote before, and anew for what came since', async () => {
    const v = await asked()
    const more = (minutes: number, remoteId: string) =>
      thread('c1', [
        from('Ann', ten + minutes * MINUTE, 'Il me le faut vendredi.', {
          remoteId,
          parentRemoteId: 'c1',
        }),
      ])
    await v.polls(more(3, 'c3'))
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(6)))
    await v.polls(more(8, 'c4'))
    expect(await v.questions()).toEqual([['Ann', 'Il est prêt.']])
    await v.say(true)
    expect(await v.states()).toMatchObject([
      { author: 'Ann', state: 'answered', officeMs: 6 * MINUTE },
      { author: 'Bob', state: 'open' },
      { author: 'Ann', state: 'open' },
    ])
    expect(await v.questions()).toEqual([])
    await v.say(false)
    expect(await v.questions()).toEqual([])
  })

  itOnBoth('moves nobody else: who answered a neighbour still waits', async kind => {
    const v = await asked(kind)
    const helped = { remoteId: 'c3', parentRemoteId: 'c2' }
    await v.polls(
      thread('c1', [from('Zoé', ten + 8 * MINUTE, '16h normalement comme l’an dernier', helped)]),
    )
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(6)))
    const zoe = { author: 'Zoé', state: 'open' }
    expect((await v.states()).at(-1)).toMatchObject(zoe)
    await v.say(true)
    expect(await v.states()).toMatchObject([{ state: 'answered' }, { state: 'open' }, zoe])
  })

  it('may answer what became a question by an edit', async () => {
    const v = await asked()
    const edited = (text: string) =>
      v.polls(thread('d1', [from('Ann', ten + MINUTE, text, { remoteId: 'd1' })]))
    await edited('Merci !')
    v.clock.advance(MINUTE)
    await edited('Merci ! Et la cantine, c’est combien ?')
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(8, 'Trois euros.')))
    const d1 = await getConversation(v.context, v.communeId, await v.placeOf('d1'))
    expect(d1.messages[0]?.possibleAnswer).toMatchObject({ text: 'Trois euros.' })
    await v.say(true, 'm1', 'd1')
    expect((await v.states()).at(-1)).toMatchObject({ state: 'answered', closedBy: 'm1' })
  })

  it('may answer what one person asked under two posts', async () => {
    const v = await asked()
    await v.polls(thread('d1', [from('Ann', ten + MINUTE, 'Et ici ?', { remoteId: 'd1' })]))
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(6)))
    await v.say(true)
    await v.say(true, 'm1', 'd1')
    expect(await v.states()).toMatchObject([
      { author: 'Ann', officeMs: 6 * MINUTE },
      { author: 'Bob', state: 'open' },
      { author: 'Ann', officeMs: 5 * MINUTE },
    ])
    await v.say(null)
    expect(await v.states()).toMatchObject([
      { state: 'open' },
      { state: 'open' },
      { state: 'answered' },
    ])
  })

  it('is nobody’s of the same name, nothing sent by itself or taken back, and none of ours', async () => {
    const v = await asked()
    v.clock.advance(10 * MINUTE)
    const namesake = { remoteId: 'another', name: 'Ann' }
    const theirs = thread('t2', [written(6, 'Bonjour.', 'm7')], {
      visibility: 'private',
      citizen: namesake,
    })
    await v.polls(theirs)
    expect(await v.questions()).toEqual([])
    await v.polls(talk(written(6), written(7, 'Absent.', 'm2')))
    await overrideAutomatic(v.context, v.officer, await v.idOf('m1'), true)
    expect(await v.questions()).toEqual([['Ann', 'Absent.']])
    await v.polls(talk({ ...written(7, 'Absent.', 'm2'), removedAt: ten + 8 * MINUTE }))
    expect(await v.questions()).toEqual([])

    // A poll brings what is sent from here before the network has answered.
    await v.receive(talk(from('Ann', ten + 9 * MINUTE, 'Êtes-vous là ?', { remoteId: 'p1' })))
    v.fake.outcomes = [
      async () => {
        await v.polls(talk(written(10, 'Oui.', 'm3')))
        return { kind: 'published', remoteId: 'm3', url: null }
      },
    ]
    const message = await v.idOf('p1')
    const request = anAnswer({ message, text: 'Oui.' })
    await answer(v.context, v.officer, await v.placeOf('t1'), request)
    expect(await v.questions()).toEqual([])
  })

  it('that is taken back, or turns out to be automatic, answers no longer', async () => {
    const v = await asked()
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(6)))
    await v.say(true)
    await overrideAutomatic(v.context, v.officer, await v.idOf('m1'), true)
    expect(await v.states()).toEqual([annWaits, bobWaits])
    await overrideAutomatic(v.context, v.officer, await v.idOf('m1'), null)
    await v.polls(talk({ ...written(6), removedAt: ten + 8 * MINUTE }))
    expect(await v.states()).toEqual([annWaits, bobWaits])
  })

  it('is noted once, with who said it', async () => {
    const v = await asked()
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(6)))
    const both = await Promise.allSettled([v.say(true), v.say(true)])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    await v.say(null)
    await v.say(null)
    await v.say(false)
    const of = await v.idOf('m1')
    const about = `message:${await v.idOf('c1')}`
    const rows = await v.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
    const line = (answers: boolean | null) => ({
      actor: 'Camille',
      action: 'message.private-answer',
      subject: about,
      detail: JSON.stringify({ answer: of, answers }),
    })
    expect(rows).toMatchObject([line(true), line(null), line(false)])
  })

  it('can be said of nothing that nobody asks about, nor by another commune', async () => {
    const v = await asked()
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(-1, 'Avant.', 'm0'), written(6)))
    await expect(v.say(true, 'm0')).rejects.toThrow('Cette question')
    await expect(v.say(true, 'm1', 'c2')).rejects.toThrow('Cette question')
    await expect(v.say(true, 'c2')).rejects.toThrow('Cette question')
    const communeId = await newCommune(v.context, 'Ailleurs')
    const change = { answer: await v.idOf('m1'), answers: true }
    const stranger = { ...v.officer, communeId }
    await expect(
      overridePrivateAnswer(v.context, stranger, await v.idOf('c1'), change),
    ).rejects.toThrow('Ce message')
    expect(await v.context.db.selectFrom('journal').selectAll().execute()).toEqual([])
  })

  it('of which the network itself knows is not asked about', async () => {
    const v = await asked()
    v.fake.answeredPrivately = async () => true
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(6)))
    expect(await v.questions()).toEqual([])
    await expect(v.say(false)).rejects.toThrow('Cette question')
    const silent = await asked()
    silent.fake.answeredPrivately = async () => false
    silent.clock.advance(10 * MINUTE)
    await silent.polls(talk(written(6)))
    expect(await silent.questions()).toEqual([])
  })

  it('of which a network that tells of others cannot tell is asked about, unless it answers another', async () => {
    const v = await asked()
    v.fake.answeredPrivately = async (_call, { remoteId }) => (remoteId === 'c1' ? null : true)
    v.clock.advance(10 * MINUTE)
    await v.polls(talk(written(6)))
    expect(await v.questions()).toEqual([['Ann', 'Il est prêt.']])
    const other = await asked()
    other.fake.answeredPrivately = v.fake.answeredPrivately
    other.clock.advance(10 * MINUTE)
    const under = thread('d1', [from('Ann', ten + MINUTE, 'Et ici ?', { remoteId: 'd1' })])
    await other.polls(under, talk(written(6)))
    expect(await other.questions()).toEqual([])
    expect((await other.states()).at(-1)).toMatchObject({ closedBy: 'm1', officeMs: 5 * MINUTE })
  })
})

import { describe, expect, it } from 'vitest'
import { answer, retryReply } from '../../../server/inbox/answering/answer.ts'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { mergeConversations } from '../../../server/inbox/override/merges.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { addPerson } from '../../../server/people/people.ts'
import type { Actor } from '../../../server/people/rules/role.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { aPersonToAdd } from '../../support/builders/people.ts'
import { testContext } from '../../support/context.ts'
import { itOnBoth, newDatabaseUrl } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import { MINUTE, type Village, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = from('Ann', ten, 'Il faut réserver pour la belote ?')
const text = 'Bonjour, non, entrée libre.'

/** Ann asked at ten; Camille and Bernard both see it, and Bernard begins to write. */
async function asked(database: 'sqlite' | 'postgres' = 'sqlite') {
  const databaseUrl = await newDatabaseUrl(database)
  const v = await village({ database, now: '2026-06-02T10:12', databaseUrl })
  await v.receive(thread('post-1', [question]))
  const { id, conversationId } = await v.context.db
    .selectFrom('message')
    .select(['id', 'conversationId'])
    .executeTakeFirstOrThrow()
  return {
    ...v,
    databaseUrl,
    conversationId,
    message: id,
    camille: await responder(v, 'Camille'),
    bernard: await responder(v, 'Bernard'),
  }
}

async function responder({ context, communeId }: Village, name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@exemple.fr`
  const person = { name, email, role: 'responder', password: 'tambour battant 12' } as const
  const { id } = await addPerson(context, communeId, aPersonToAdd(person), 'test')
  return { communeId, userId: id, actor: name }
}

const last = async ({ context }: Pick<Village, 'context'>) =>
  Math.max(...(await context.db.selectFrom('message').select('id').execute()).map(row => row.id))

type Asked = Awaited<ReturnType<typeof asked>>

/** What somebody sends who saw the conversation as it was with that last message. */
const wanted = (v: Asked, seenMessage: number | undefined, key: string) => ({
  ...anAnswer({ message: v.message, text, seenMessage }),
  key,
})

const send = (v: Asked, by: Actor, seen: number | undefined, key = `de-${by.actor}`) =>
  answer(v.context, by, v.conversationId, wanted(v, seen, key))

const stopped = (name: string) => ({
  kind: 'conflict',
  field: 'seenMessage',
  message: expect.stringContaining(`${name} a répondu depuis que vous avez commencé`),
})

describe('answers of others', () => {
  it('stop a draft that was begun before, until it is sent all the same', async () => {
    const v = await asked()
    const begun = await last(v)
    await send(v, v.camille, begun)
    await expect(send(v, v.bernard, begun)).rejects.toMatchObject(stopped('Camille'))
    expect(v.fake.replied).toHaveLength(1)
    expect(await v.context.db.selectFrom('reply').selectAll().execute()).toHaveLength(1)
    expect(await send(v, v.bernard, await last(v))).toMatchObject({ state: 'sent' })
    expect(await send(v, v.bernard, undefined, 'sans-dire')).toMatchObject({ state: 'sent' })
  })

  it('stop it also where they were written on the network itself', async () => {
    const v = await asked()
    const begun = await last(v)
    const own = byCommune(ten + 5 * MINUTE, 'Oui, au 03 26 00 00 01.')
    await v.receive(thread('post-1', [question, own]))
    await expect(send(v, v.bernard, begun)).rejects.toMatchObject(stopped('La mairie'))
  })

  it('stop it while they are on their way', async () => {
    const v = await asked()
    const begun = await last(v)
    let meanwhile: unknown
    v.fake.outcomes = [
      async () => {
        meanwhile = await send(v, v.bernard, begun).catch(error => error)
        return { kind: 'published', remoteId: 'c-9', url: null }
      },
    ]
    await send(v, v.camille, begun)
    expect(meanwhile).toMatchObject(stopped('Camille'))
    expect(v.fake.replied).toHaveLength(1)
  })

  itOnBoth('stop all but one of two who send at the same moment', async kind => {
    const v = await asked(kind)
    const begun = await last(v)
    const ends = await Promise.allSettled([send(v, v.camille, begun), send(v, v.bernard, begun)])
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(v.fake.replied).toHaveLength(1)
  })

  itOnBoth('stop it in another conversation that is joined with theirs', async kind => {
    const v = await asked(kind)
    await v.receive(
      thread('privé', [from('Ann', ten + MINUTE, 'Et pour samedi ?')], { visibility: 'private' }),
    )
    const begun = await last(v)
    const other = await v.context.db
      .selectFrom('message')
      .select(['id', 'conversationId'])
      .where('id', '=', begun)
      .executeTakeFirstOrThrow()
    await mergeConversations(v.context, v.officer, v.conversationId, other.conversationId)
    const said = anAnswer({ message: other.id, text, key: 'de-Camille' })
    await answer(v.context, v.camille, other.conversationId, said)
    await expect(send(v, v.bernard, begun)).rejects.toMatchObject(stopped('Camille'))
  })

  itOnBoth('are no machine’s, none of an archive, none that were taken back', async kind => {
    const v = await asked(kind)
    const begun = await last(v)
    const old = byCommune(paris('2026-04-01T10:00'), 'Ancienne réponse')
    const automatic = byCommune(ten + MINUTE, 'Bien reçu', { automatic: true })
    const taken = byCommune(ten + 2 * MINUTE, 'Non', { remoteId: 'taken' })
    const more = from('Ann', ten + 3 * MINUTE, 'Vous êtes là ?')
    await v.receive(thread('post-1', [question, old, automatic, taken, more]))
    await v.context.db
      .updateTable('message')
      .set({ removedAt: v.clock.now() })
      .where('remoteId', '=', 'taken')
      .execute()
    expect(await send(v, v.bernard, begun, 'seconde')).toMatchObject({ state: 'sent' })
  })

  it('stop it where they are one’s own from another window, but not those that it knew of', async () => {
    const v = await asked()
    const begun = await last(v)
    const first = await send(v, v.bernard, begun, 'première')
    await expect(send(v, v.bernard, begun, 'ailleurs')).rejects.toMatchObject({
      kind: 'conflict',
      field: 'seenMessage',
      message: expect.stringContaining('Une réponse de vous est partie'),
    })
    expect(v.fake.replied).toHaveLength(1)
    // This window saw it leave, and began the next before it saw the message that it became.
    const next = { ...wanted(v, begun, 'suite'), seenReply: first.id }
    expect(await answer(v.context, v.bernard, v.conversationId, next)).toMatchObject({
      state: 'sent',
    })
    const { messages } = await getConversation(v.context, v.communeId, v.conversationId)
    expect(messages.map(({ reply }) => reply)).toEqual([undefined, first.id, first.id + 1])
  })

  itOnBoth(
    'stop one that failed from being sent again, and are no news once they are read',
    async kind => {
      const v = await asked(kind)
      v.fake.outcomes = [{ kind: 'failed', reason: verbatim('Non.'), retryAt: null }]
      const begun = await last(v)
      const failed = await send(v, v.bernard, begun)
      expect(failed).toMatchObject({ state: 'failed' })
      await send(v, v.camille, begun)
      const again = (seenMessage?: number) =>
        retryReply(v.context, v.bernard, failed.id, { seenMessage, seenReply: failed.id })
      await expect(again(begun)).rejects.toMatchObject(stopped('Camille'))
      expect(v.fake.replied).toHaveLength(2)
      const row = v.context.db.selectFrom('reply').select('state').where('id', '=', failed.id)
      expect(await row.executeTakeFirst()).toEqual({ state: 'failed' })
      const read = await last(v)
      v.clock.advance(MINUTE)
      expect(await again(read)).toMatchObject({ state: 'sent' })
      // Who had it on the screen as one that failed does not know that it left since.
      const late = { ...wanted(v, read, 'tard'), seenReply: failed.id }
      await expect(answer(v.context, v.camille, v.conversationId, late)).rejects.toMatchObject(
        stopped('Bernard'),
      )
    },
  )

  itOnBoth(
    'are not the one itself that nobody knows to have left, when it is tried again',
    async kind => {
      const v = await asked(kind)
      const begun = await last(v)
      v.fake.outcomes = [{ kind: 'failed', reason: verbatim('Non.'), retryAt: null }]
      const { id } = await send(v, v.bernard, begun)
      const state = v.context.db.updateTable('reply').set({ state: 'unconfirmed' })
      await state.where('id', '=', id).execute()
      const again = await retryReply(v.context, v.bernard, id, { seenMessage: begun })
      expect(again).toMatchObject({ state: 'sent' })
    },
  )
})

it('an answer by one process stops a draft that another one sends', async () => {
  const v = await asked('postgres')
  const begun = await last(v)
  const other = await testContext({
    clock: v.clock,
    database: 'postgres',
    connectors: { fake: v.fake },
    settings: { databaseUrl: v.databaseUrl },
  })
  const ends = await Promise.allSettled([
    send(v, v.camille, begun),
    answer(other, v.bernard, v.conversationId, wanted(v, begun, 'ailleurs')),
  ])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(v.fake.replied).toHaveLength(1)
})

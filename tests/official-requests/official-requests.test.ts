import { describe, expect, it } from 'vitest'
import { mergeConversations } from '../../server/inbox/override/merges.ts'
import { overrideHolding } from '../../server/inbox/override/replies.ts'
import {
  changeOfficialRequest,
  listOfficialRequests,
  makeOfficialRequest,
  officialRequestCsv,
} from '../../server/official-requests/official-requests.ts'
import { communeOf } from '../../server/people/commune.ts'
import { copyPerson } from '../../server/privacy/copy-person.ts'
import { erasePerson } from '../../server/privacy/erase-person.ts'
import { changePrivacy, eraseDue } from '../../server/privacy/retention.ts'
import { today } from '../../server/today/today.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { MINUTE, newCommune, type Village, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

/** Late on the evening of 30 December in Paris, and the 30th in UTC too. */
const late = paris('2026-12-30T23:30')
const DAY = 24 * 60 * MINUTE

describe('official requests', () => {
  async function house(kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind, now: '2026-12-31T10:00' })
    await v.receive(
      thread('t1', [
        from('Ann', late, 'Je demande un arrêté.', { remoteId: 'm1' }),
        byCommune(late + MINUTE, 'Nous regardons.', { remoteId: 'ours' }),
      ]),
      thread('t2', [from('Bob', late + 2 * MINUTE, 'Une benne ?', { remoteId: 'm2' })]),
    )
    const rows = await v.context.db
      .selectFrom('message')
      .select(['id', 'conversationId', 'remoteId'])
      .execute()
    const of = (remoteId: string) => {
      const row = rows.find(one => one.remoteId === remoteId)
      return { message: row?.id ?? 0, conversation: row?.conversationId ?? 0 }
    }
    const words = {
      subject: 'Arrêté de stationnement',
      inCharge: 'Service technique',
      contact: '1 place de la Mairie',
      silence: 'rejection' as const,
    }
    const make = (remoteId: string) => {
      const { message, conversation } = of(remoteId)
      return makeOfficialRequest(v.context, v.officer, conversation, { message, ...words })
    }
    return { ...v, of, words, make }
  }

  const acts = async ({ context }: Village) =>
    (await context.db.selectFrom('journal').select(['action', 'detail']).orderBy('id').execute())
      .filter(({ action }) => action.startsWith('request.'))
      .map(({ action, detail }) => [action, detail])

  itOnBoth('have the message’s own day, two months, and what was said then', async kind => {
    const h = await house(kind)
    const made = await h.make('m1')
    expect(made).toMatchObject({
      ...h.words,
      reference: '2026-001',
      receivedOn: '2026-12-30',
      requester: 'Ann',
      text: 'Je demande un arrêté.',
      dueOn: '2027-02-28',
      state: 'open',
      by: 'Camille',
      answeredOn: null,
    })
    expect(made.receipt).toContain('n°\u00a02026-001')
    const { requests, usual } = await listOfficialRequests(h.context, h.communeId)
    expect(requests).toEqual([made])
    expect(usual).toEqual({ inCharge: 'Service technique', contact: '1 place de la Mairie' })
    expect(await acts(h)).toEqual([['request.made', '{"reference":"2026-001"}']])
  })

  itOnBoth(
    'are numbered without a gap no matter who is at it at once, and anew each year',
    async kind => {
      const h = await house(kind)
      await h.receive(
        thread(
          't3',
          Array.from({ length: 6 }, (_, index) =>
            from('Eve', late + index * MINUTE, `Demande ${index}`, { remoteId: `e${index}` }),
          ),
        ),
      )
      const rows = await h.context.db
        .selectFrom('message')
        .select(['id', 'conversationId'])
        .where('remoteId', 'like', 'e%')
        .execute()
      const holding = h.of('ours').message
      const made = await Promise.all([
        ...rows.map(({ id, conversationId }) =>
          makeOfficialRequest(h.context, h.officer, conversationId, { message: id, ...h.words }),
        ),
        // Who holds the same conversation and waits for the commune is in nobody’s way.
        ...rows.map(({ conversationId }) =>
          overrideHolding(h.context, h.officer, holding, conversationId % 2 === 0).then(() => null),
        ),
      ])
      expect(made.flatMap(one => one?.reference ?? []).toSorted()).toEqual(
        [1, 2, 3, 4, 5, 6].map(number => `2026-00${number}`),
      )
      h.clock.set(paris('2027-01-04T09:00'))
      expect((await h.make('m1')).reference).toBe('2027-001')
      // Of another commune, from one again.
      const communeId = await newCommune(h.context, 'Voisine')
      await expect(
        makeOfficialRequest(h.context, { ...h.officer, communeId }, h.of('m2').conversation, {
          message: h.of('m2').message,
          ...h.words,
        }),
      ).rejects.toMatchObject({ kind: 'not-found' })
      expect((await listOfficialRequests(h.context, communeId)).requests).toEqual([])
    },
  )

  itOnBoth('are a resident’s words, in that conversation, once', async kind => {
    const h = await house(kind)
    await expect(h.make('ours')).rejects.toMatchObject({ kind: 'bad-request' })
    const elsewhere = { message: h.of('m2').message, ...h.words }
    const { conversation } = h.of('m1')
    const wrong = makeOfficialRequest(h.context, h.officer, conversation, elsewhere)
    await expect(wrong).rejects.toMatchObject({ kind: 'not-found' })
    const both = await Promise.allSettled([h.make('m1'), h.make('m1')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    // What is joined is one conversation.
    await mergeConversations(h.context, h.officer, conversation, h.of('m2').conversation)
    const made = await makeOfficialRequest(h.context, h.officer, conversation, elsewhere)
    expect(made.conversation).toBe(h.of('m2').conversation)
    const seen = await listOfficialRequests(h.context, h.communeId, conversation)
    expect(seen.requests).toHaveLength(2)
  })

  it('end with what was answered and when, or are struck out, and either is taken back', async () => {
    const h = await house()
    const { id } = await h.make('m1')
    const change = (json: Parameters<typeof changeOfficialRequest>[3]) =>
      changeOfficialRequest(h.context, h.officer, id, json)
    const answered = (answeredOn: string) =>
      change({ state: 'answered', answeredOn, outcome: 'Arrêté pris.' })
    await expect(answered('2026-12-29')).rejects.toMatchObject({ field: 'answeredOn' })
    await expect(answered('2027-01-01')).rejects.toMatchObject({ field: 'answeredOn' })
    expect(await answered('2026-12-31')).toMatchObject({
      state: 'answered',
      answeredOn: '2026-12-31',
      outcome: 'Arrêté pris.',
      endedBy: 'Camille',
    })
    expect(await change({ state: 'open' })).toMatchObject({
      state: 'open',
      answeredOn: null,
      outcome: null,
      endedAt: null,
    })
    expect(await change({ state: 'cancelled' })).toMatchObject({ state: 'cancelled' })
    // Its number stays taken; the message may be one again, and then the old line stays struck out.
    expect((await h.make('m1')).reference).toBe('2026-002')
    await expect(change({ state: 'open' })).rejects.toMatchObject({ kind: 'conflict' })
    expect((await acts(h)).map(([action]) => action)).toEqual([
      'request.made',
      'request.answered',
      'request.reopened',
      'request.cancelled',
      'request.made',
    ])
  })

  it('stand on the first screen for the last fourteen days, and then until they end', async () => {
    const h = await house()
    const { id, reference } = await h.make('m1')
    const due = async () =>
      (await today(h.context, h.communeId)).requests.map(one => [one.reference, one.dueOn])
    h.clock.set(paris('2027-02-13T23:00'))
    expect(await due()).toEqual([])
    for (const now of ['2027-02-14T00:30', '2027-03-20T10:00']) {
      h.clock.set(paris(now))
      expect(await due()).toEqual([[reference, '2027-02-28']])
    }
    await changeOfficialRequest(h.context, h.officer, id, { state: 'cancelled' })
    expect(await due()).toEqual([])
  })

  it('are listed by their day, then those that ended; all of them in the file', async () => {
    const h = await house()
    const first = await h.make('m1')
    await h.receive(thread('t4', [from('Cid', late - 40 * DAY, '=Vieux', { remoteId: 'm4' })]))
    const row = await h.context.db
      .selectFrom('message')
      .select(['id', 'conversationId'])
      .where('remoteId', '=', 'm4')
      .executeTakeFirstOrThrow()
    const { conversationId } = row
    await makeOfficialRequest(h.context, h.officer, conversationId, { message: row.id, ...h.words })
    await h.make('m2')
    await changeOfficialRequest(h.context, h.officer, first.id, { state: 'cancelled' })
    const { requests } = await listOfficialRequests(h.context, h.communeId)
    expect(requests.map(({ reference }) => reference)).toEqual(['2026-002', '2026-003', '2026-001'])
    const lines = (await officialRequestCsv(h.context, h.communeId)).split('\r\n')
    expect(lines[0]).toContain('Numéro,Reçue le,Demandeur')
    expect(lines[1]).toContain('2026-001,2026-12-30,Ann,Arrêté de stationnement')
    expect(lines[2]).toContain("'=Vieux")
  })

  itOnBoth(
    'stay when a person is erased, are told to them, and go years after their end',
    async kind => {
      const h = await house(kind)
      await changePrivacy(h.context, h.officer, { months: 12, contact: '', officer: '' })
      const { id } = await h.make('m1')
      const outcome = 'Arrêté pris pour Ann.'
      await changeOfficialRequest(h.context, h.officer, id, {
        state: 'answered',
        answeredOn: '2026-12-31',
        outcome,
      })
      const { id: ann } = await h.context.db
        .selectFrom('contact')
        .select('id')
        .where('name', '=', 'Ann')
        .executeTakeFirstOrThrow()
      const copy = await copyPerson(h.context, h.officer, [ann])
      expect(copy.requests).toMatchObject([{ reference: '2026-001', outcome }])
      const wish = { residents: [ann], quotes: [] }
      const nowhere = { databaseUrl: '', backupTo: null, backupKeep: 0 }
      const { remains } = await erasePerson(h.context, h.officer, wish, nowhere)
      expect(remains.map(({ fr }) => fr).join()).toMatch(/2026-001.*restent/)
      const kept = async () => (await listOfficialRequests(h.context, h.communeId)).requests[0]
      expect(await kept()).toMatchObject({ requester: 'Ann', text: 'Je demande un arrêté.' })
      const commune = await communeOf(h.context, h.communeId)
      const sweep = () => eraseDue(h.context, commune, () => false)
      h.clock.set(paris('2031-12-30T12:00'))
      await sweep()
      expect(await kept()).toMatchObject({ requester: 'Ann', outcome })
      h.clock.set(paris('2032-01-02T12:00'))
      await sweep()
      expect(await kept()).toMatchObject({
        reference: '2026-001',
        requester: null,
        subject: null,
        text: null,
        outcome: null,
        receivedOn: '2026-12-30',
      })
    },
  )
})

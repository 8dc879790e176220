import { describe, expect, it } from 'vitest'
import {
  addDuty,
  changeDuty,
  dutyToday,
  listDuties,
  removeDuty,
} from '../../server/alerts/duties.ts'
import { changeAlertSettings } from '../../server/alerts/settings.ts'
import { measureOf } from '../../server/hours/measure.ts'
import { addPerson, changePerson, removePerson } from '../../server/people/people.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { type AlertHouse, addMember, alertHouse } from '../support/alerts.ts'
import { aDevice } from '../support/builders/alerts.ts'
import { aPersonToAdd } from '../support/builders/people.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { newCommune } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

describe('the roster', () => {
  const who = ({ communeId }: AlertHouse) => ({ communeId, actor: 'Anne' })
  const turn = { from: '2026-06-02', to: null, callFrom: null, callTo: null }

  it('lists who is on duty, now and later, and who may be', async () => {
    const h = await alertHouse()
    await addDuty(h.context, who(h), {
      ...turn,
      userId: h.bruno,
      from: '2026-06-08',
      to: '2026-06-14',
    })
    await addDuty(h.context, who(h), { ...turn, userId: h.anne, to: '2026-06-07' })
    await addDuty(h.context, who(h), {
      ...turn,
      userId: h.anne,
      from: '2026-05-01',
      to: '2026-06-01',
    })
    const { duties, people } = await listDuties(h.context, h.communeId)
    expect(duties).toMatchObject([
      { name: 'Anne', from: '2026-06-02', to: '2026-06-07' },
      { name: 'Bruno', from: '2026-06-08', to: '2026-06-14', callFrom: null, callTo: null },
    ])
    expect(people.map(({ name }) => name)).toEqual(['Anne', 'Bruno'])
  })

  itOnBoth('is changed and undone, and the journal says by whom', async kind => {
    const h = await alertHouse(kind)
    const made = await addDuty(h.context, who(h), { ...turn, userId: h.bruno })
    const changed = await changeDuty(h.context, who(h), made.id, {
      ...turn,
      userId: h.anne,
      callFrom: '18:00',
      callTo: '02:00',
    })
    expect(changed).toMatchObject({ id: made.id, name: 'Anne', callFrom: '18:00', callTo: '02:00' })
    await removeDuty(h.context, who(h), made.id)
    expect((await listDuties(h.context, h.communeId)).duties).toEqual([])
    await expect(removeDuty(h.context, who(h), made.id)).rejects.toMatchObject({
      kind: 'not-found',
    })
    const journal = await readJournal(h.context.db, { communeId: h.communeId })
    expect(journal.map(({ actor, action, subject }) => [actor, action, subject]).reverse()).toEqual(
      [
        ['Anne', 'duty.added', `duty:${made.id}`],
        ['Anne', 'duty.changed', `duty:${made.id}`],
        ['Anne', 'duty.removed', `duty:${made.id}`],
      ],
    )
  })

  itOnBoth('is left for good by somebody who is taken out', async kind => {
    const { context, communeId, anne, bruno, putOnDuty } = await alertHouse(kind)
    const listed = async () => (await listDuties(context, communeId)).duties
    await putOnDuty(anne)
    await putOnDuty(bruno, { from: '2026-05-01', to: '2026-06-01' })
    await putOnDuty(bruno)
    await putOnDuty(bruno, { from: '2026-08-03', to: '2026-08-09' })
    // A role is given back by one press, and the turns with it.
    await changePerson(context, communeId, bruno, { role: 'councillor' }, 'Anne')
    await changePerson(context, communeId, bruno, { role: 'officer' }, 'Anne')
    expect(await listed()).toHaveLength(3)
    // Who works elsewhere too keeps the account, and comes back with it.
    const there = await newCommune(context, 'Vouzy')
    const person = aPersonToAdd({
      email: `bruno.${communeId}@exemple.fr`,
      password: 'tambour-de-ville-1',
    })
    await addPerson(context, there, person, 'Anne')
    await removePerson(context, communeId, bruno, 'Anne')
    const journal = await readJournal(context.db, { communeId, actions: ['duty.removed'] })
    expect(journal.map(({ detail }) => JSON.parse(detail ?? ''))).toMatchObject([
      { name: 'Bruno', from: '2026-08-03', to: '2026-08-09' },
      { name: 'Bruno', from: '2026-06-01', to: null },
    ])
    await addPerson(context, communeId, person, 'Anne')
    expect(await listed()).toMatchObject([{ name: 'Anne' }])
    // What was over when they left stays theirs.
    const rows = await context.db.selectFrom('duty').select('userId').orderBy('id').execute()
    expect(rows).toEqual([{ userId: anne }, { userId: bruno }])
  })

  it('refuses what makes no sense, and keeps what there was', async () => {
    const h = await alertHouse()
    const made = await addDuty(h.context, who(h), { ...turn, userId: h.bruno })
    const wrong = [
      [{ to: '2026-06-01' }, 'finit avant son début'],
      [{ callFrom: '18:00' }, 'deux heures'],
      [{ userId: h.carole }, 'rôle qui le permet'],
      [{ userId: 'personne' }, 'rôle qui le permet'],
    ] as const
    for (const [part, sentence] of wrong) {
      const duty = { ...turn, userId: h.bruno, ...part }
      await expect(addDuty(h.context, who(h), duty)).rejects.toThrow(sentence)
      await expect(changeDuty(h.context, who(h), made.id, duty)).rejects.toThrow(sentence)
    }
    expect((await listDuties(h.context, h.communeId)).duties).toEqual([made])
  })

  it('is each commune’s own', async () => {
    const h = await alertHouse()
    const made = await addDuty(h.context, who(h), { ...turn, userId: h.bruno })
    const communeId = await newCommune(h.context, 'Ailleurs')
    const luc = await addMember(h.context, communeId, 'Luc', 'officer')
    const there = { communeId, actor: 'Luc' }
    await expect(removeDuty(h.context, there, made.id)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      changeDuty(h.context, there, made.id, { ...turn, userId: luc }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    await expect(addDuty(h.context, there, { ...turn, userId: h.bruno })).rejects.toThrow(
      'rôle qui le permet',
    )
    expect((await listDuties(h.context, communeId)).duties).toEqual([])
  })

  it('says who is on duty today', async () => {
    const h = await alertHouse()
    await addDuty(h.context, who(h), {
      ...turn,
      userId: h.bruno,
      to: '2026-06-02',
      callFrom: '18:00',
      callTo: '02:00',
    })
    const at = async (now: string) =>
      await dutyToday(h.context, await measureOf(h.context, h.communeId), paris(now))
    const bruno = [{ name: 'Bruno', callFrom: '18:00', callTo: '02:00' }]
    expect(await at('2026-06-02T10:00')).toEqual({
      people: bruno,
      everyone: false,
      nobodyReachable: false,
    })
    // The call of the evening before lasts until two in the night.
    expect(await at('2026-06-03T01:00')).toEqual({
      people: bruno,
      everyone: false,
      nobodyReachable: false,
    })
    expect(await at('2026-06-03T02:00')).toEqual({
      people: [],
      everyone: true,
      nobodyReachable: false,
    })
    expect(await at('2026-06-07T10:00')).toEqual({
      people: [],
      everyone: false,
      nobodyReachable: false,
    })
    await changeAlertSettings(h.context, { ...who(h), userId: h.anne }, { minutes: [] })
    expect(await at('2026-06-03T10:00')).toEqual({
      people: [],
      everyone: false,
      nobodyReachable: false,
    })
  })

  itOnBoth('says whom no alert will reach', async kind => {
    const h = await alertHouse(kind)
    await addDuty(h.context, who(h), { ...turn, userId: h.bruno, to: '2026-06-02' })
    const silent = async (now: string) => {
      const measure = await measureOf(h.context, h.communeId)
      return (await dutyToday(h.context, measure, paris(now))).nobodyReachable
    }
    const reachable = async () =>
      (await listDuties(h.context, h.communeId)).people.map(({ isReachable }) => isReachable)
    expect([await silent('2026-06-02T10:00'), await reachable()]).toEqual([false, [true, true]])
    const bruno = { communeId: h.communeId, userId: h.bruno, actor: 'Bruno' }
    await changeAlertSettings(h.context, bruno, { mail: false })
    expect([await silent('2026-06-02T10:00'), await reachable()]).toEqual([true, [true, false]])
    // In the evening of his last day: tomorrow nobody is on duty, and all are told.
    expect(await silent('2026-06-02T20:00')).toBe(false)
    const device = await aDevice(h.context.db, h.bruno)
    expect(await silent('2026-06-02T10:00')).toBe(false)
    // A mail goes in its place, where there is a mail server.
    await h.context.db.updateTable('alertDevice').set({ failedAt: 1, failure: 'x' }).execute()
    expect(await silent('2026-06-02T10:00')).toBe(false)
    h.context.mailer = null
    expect([await silent('2026-06-02T10:00'), await reachable()]).toEqual([true, [false, false]])
    await h.context.db
      .updateTable('alertDevice')
      .set({ failedAt: null })
      .where('id', '=', device.id)
      .execute()
    expect([await silent('2026-06-02T10:00'), await reachable()]).toEqual([false, [false, true]])
  })
})

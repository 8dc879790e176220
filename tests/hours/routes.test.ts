import { describe, expect, it } from 'vitest'
import { calendarShape } from '../../server/hours/shapes.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { finishRebuild } from '../../server/reply-times/rebuild.ts'
import { keyActor, testApp } from '../support/app.ts'

const as = 'administrator'

describe('the commune', () => {
  it('changes its name and its first line', async () => {
    const { ask, context, communeId } = await testApp()
    const body = { name: 'Saint-Rémy', aimMinutes: 5 }
    const changed = await ask('PUT', '/api/commune', { as, body })
    expect(changed.json).toEqual({
      id: communeId,
      zone: 'Europe/Paris',
      goalPercent: 90,
      department: null,
      postcode: null,
      ...body,
    })
    expect((await ask('GET', '/api/commune', { as: 'councillor' })).json).toEqual(changed.json)
    const [line] = await readJournal(context.db, { communeId, subject: `commune:${communeId}` })
    expect(line).toMatchObject({ actor: keyActor('administrator'), action: 'commune.changed' })
  })

  it('has a department, whose school holidays its calendar shows', async () => {
    const { ask } = await testApp()
    const body = { name: 'Saint-Rémi', aimMinutes: 10 }
    const asked = '/api/calendar?from=2027-02-01&to=2027-02-28'
    const school = async () => (await ask('GET', asked, { as: 'councillor' })).json
    expect(await school()).toMatchObject({ schoolZone: null, schoolHolidays: [] })
    await ask('PUT', '/api/commune', { as, body: { ...body, department: '21' } })
    expect(await school()).toMatchObject({
      schoolZone: 'A',
      schoolHolidays: [{ name: 'Vacances d’hiver', from: '2027-02-13', to: '2027-02-28' }],
      schoolKnownUntil: '2027-08-31',
      elections: [{ name: 'élection présidentielle', from: '2026-10-01', to: '2027-04-30' }],
    })
    // Anyone who does not speak of it leaves it.
    const kept = await ask('PUT', '/api/commune', { as, body })
    expect(kept.json).toMatchObject({ department: '21' })
    const odd = await ask('PUT', '/api/commune', { as, body: { ...body, department: '99' } })
    expect(odd.status).toBe(400)
  })

  it('has a postcode, until it is taken away', async () => {
    const { ask } = await testApp()
    const body = { name: 'Saint-Rémi', aimMinutes: 10 }
    const said = await ask('PUT', '/api/commune', { as, body: { ...body, postcode: '51330' } })
    expect(said.json).toMatchObject({ postcode: '51330' })
    expect((await ask('PUT', '/api/commune', { as, body })).json).toMatchObject({
      postcode: '51330',
    })
    const odd = await ask('PUT', '/api/commune', { as, body: { ...body, postcode: '5133' } })
    expect(odd.status).toBe(400)
    await ask('PUT', '/api/commune', { as, body: { ...body, postcode: null } })
    expect((await ask('GET', '/api/commune', { as })).json).toMatchObject({ postcode: null })
  })

  it('keeps its first line before the second', async () => {
    const { ask } = await testApp()
    const body = { name: 'Saint-Rémi', aimMinutes: 20 }
    const answer = await ask('PUT', '/api/commune', { as, body })
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({
      message: 'Le premier seuil (20\u00a0min) ne peut pas dépasser l’objectif (15\u00a0min).',
    })
  })
})

describe('opening hours', () => {
  it('are refused, and previewed, in the language that was asked for', async () => {
    const { ask } = await testApp()
    const headers = { 'accept-language': 'en' }
    const wrong = { ...later, from: '1 July' }
    expect((await ask('PUT', '/api/opening-hours', { as, headers, body: [wrong] })).json).toEqual({
      error: 'bad-request',
      field: '0.from',
      message: '“From” must be a date “YYYY-MM-DD”.',
    })
    const body = { calendar: [] }
    const preview = await ask('POST', '/api/opening-hours/preview', { as, headers, body })
    expect(preview.json).toMatchObject({
      sentence: 'No opening hours are set: no reply time runs.',
    })
  })

  const later = {
    from: '2026-07-01',
    zone: 'Europe/Paris',
    week: { mon: [['10:00', '12:00']] },
    holidays: null,
    closed: ['2026-07-13'],
    open: { '2026-07-14': [['08:00', '24:00']] },
  }

  it('get another version from a date on, in the order of the dates', async () => {
    const { ask } = await testApp()
    const before = calendarShape.parse((await ask('GET', '/api/opening-hours', { as })).json)
    const body = [later, ...before]
    const changed = await ask('PUT', '/api/opening-hours', { as, body })
    expect(changed.status).toBe(200)
    expect(changed.json).toEqual([...before, later])
    expect((await ask('GET', '/api/opening-hours', { as })).json).toEqual([...before, later])
  })

  it.each([
    ['hours that end before they begin', { week: { mon: [['12:00', '10:00']] } }, 'finir après'],
    ['an unknown zone', { zone: 'Europe/Sezanne' }, 'fuseau horaire'],
    ['a weekday that does not exist', { week: { lundi: [] } }, 'lundi'],
  ])('refuse %s', async (_what, change, sentence) => {
    const { ask } = await testApp()
    const before = (await ask('GET', '/api/opening-hours', { as })).json
    const answer = await ask('PUT', '/api/opening-hours', { as, body: [{ ...later, ...change }] })
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ message: expect.stringContaining(sentence) })
    expect((await ask('GET', '/api/opening-hours', { as })).json).toEqual(before)
  })

  it('refuse two versions of one date', async () => {
    const { ask } = await testApp()
    const answer = await ask('PUT', '/api/opening-hours', { as, body: [later, later] })
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({
      message: 'Deux calendriers commencent le 2026-07-01\u00a0: gardez-en un.',
    })
  })
})

describe('a rebuild', () => {
  const changed = { name: 'Saint-Rémi', aimMinutes: 12 }

  it('is asked for by a change, seen by everybody, and gone when it is done', async () => {
    const { ask, context, communeId } = await testApp()
    const state = async () => (await ask('GET', '/api/rebuild', { as: 'councillor' })).json
    expect(await state()).toEqual({ rebuild: null })
    await ask('PUT', '/api/commune', { as, body: changed })
    const requestedAt = '2026-06-02T08:00:00.000Z'
    const rebuild = { fromDate: null, done: 0, total: null, requestedAt }
    expect(await state()).toEqual({ rebuild })
    await finishRebuild(context, communeId)
    expect(await state()).toEqual({ rebuild: null })
  })

  it('is asked for from a date on by an administrator', async () => {
    const { ask } = await testApp()
    const body = { fromDate: '2026-05-01' }
    const answer = await ask('POST', '/api/rebuild', { as, body })
    expect(answer.json).toMatchObject({ rebuild: { fromDate: '2026-05-01', done: 0 } })
    expect((await ask('POST', '/api/rebuild', { as: 'officer', body })).status).toBe(403)
    const wrong = await ask('POST', '/api/rebuild', { as, body: { fromDate: '2026-02-30' } })
    expect(wrong.status).toBe(400)
  })
})

describe('a preview of the hours', () => {
  const draft = {
    from: '2026-01-01',
    zone: 'Europe/Paris',
    week: {
      tue: [
        ['09:00', '10:04'],
        ['14:00', '17:00'],
      ],
      fri: [['09:00', '12:00']],
    },
    holidays: 'FR',
  }
  const path = '/api/opening-hours/preview'

  it('says what a message sent now would count by hours that nobody saved', async () => {
    const { ask } = await testApp()
    const before = (await ask('GET', '/api/opening-hours', { as })).json
    const { status, json } = await ask('POST', path, {
      as: 'councillor',
      body: { calendar: [draft] },
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      at: '2026-06-02T08:00:00.000Z',
      isSet: true,
      openNow: true,
      startsAt: '2026-06-02T08:00:00.000Z',
      aimAt: '2026-06-02T12:06:00.000Z',
      dueAt: '2026-06-02T12:11:00.000Z',
      officeMsAfter: expect.arrayContaining([
        { elapsedMinutes: 20, officeMs: 4 * 60_000, onTime: true },
      ]),
      bridges: expect.arrayContaining([
        { date: '2027-05-07', holiday: '2027-05-06', name: 'Ascension' },
      ]),
    })
    expect((await ask('GET', '/api/opening-hours', { as })).json).toEqual(before)
  })

  it('takes an instant, or a local time of the commune', async () => {
    const { ask } = await testApp()
    const of = async (at: string) =>
      (await ask('POST', path, { as, body: { calendar: [draft], at } })).json
    const local = await of('2026-06-02T12:40')
    expect(local).toMatchObject({ at: '2026-06-02T10:40:00.000Z', openNow: false })
    expect(await of('2026-06-02T12:40:00+02:00')).toEqual(local)
    for (const at of ['midi', '2026-02-30T12:40', '2026-06-02T24:00']) {
      expect((await ask('POST', path, { as, body: { at } })).status, at).toBe(400)
    }
  })

  it('without a draft is of the hours that are saved, with none says so', async () => {
    const { ask } = await testApp()
    const saved = await ask('POST', path, { as, body: {} })
    expect(saved.json).toMatchObject({ dueAt: '2026-06-02T08:15:00.000Z' })
    const none = await ask('POST', path, { as, body: { calendar: [] } })
    expect(none.json).toMatchObject({
      isSet: false,
      startsAt: null,
      dueAt: null,
      sentence: expect.stringContaining('ne sont pas réglées'),
    })
  })
})

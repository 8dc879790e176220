import { describe, expect, it } from 'vitest'
import { calendarShape } from '../../server/shapes/commune.ts'
import { readJournal } from '../../server/store/journal.ts'
import { testApp } from '../support/app.ts'

const as = 'administrator'

describe('the commune', () => {
  it('changes its name and its targets', async () => {
    const { ask, context, communeId } = await testApp()
    const body = { name: 'Saint-Rémy', aimMinutes: 5, targetMinutes: 20 }
    const changed = await ask('PUT', '/api/commune', { as, body })
    expect(changed.json).toEqual({ id: communeId, zone: 'Europe/Paris', ...body })
    expect((await ask('GET', '/api/commune', { as: 'councillor' })).json).toEqual(changed.json)
    const [line] = await readJournal(context.db, { communeId, subject: `commune:${communeId}` })
    expect(line).toMatchObject({ actor: 'administrator', action: 'commune.changed' })
  })

  it('keeps its first line before the second', async () => {
    const { ask } = await testApp()
    const body = { name: 'Saint-Rémi', aimMinutes: 20, targetMinutes: 15 }
    const answer = await ask('PUT', '/api/commune', { as, body })
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({
      message: 'Le premier seuil (20\u00a0min) ne peut pas dépasser l’objectif (15\u00a0min).',
    })
  })
})

describe('opening hours', () => {
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

import { describe, expect, it } from 'vitest'
import { cookieOf, emptyApp, password, testApp } from '../support/app.ts'

const request = { commune: 'Saint-Rémi', name: 'Anne', email: 'Anne@Exemple.fr', password }

describe('setting up', () => {
  it('is asked for first, makes the commune, and signs its administrator in', async () => {
    const { ask } = await emptyApp()
    expect((await ask('GET', '/api/setup')).json).toEqual({ needed: true })
    const made = await ask('POST', '/api/setup', { body: request })
    expect(made.status).toBe(201)
    const me = {
      user: { id: expect.any(String), name: 'Anne', email: 'anne@exemple.fr' },
      role: 'administrator',
      commune: {
        id: 1,
        name: 'Saint-Rémi',
        zone: 'Europe/Paris',
        aimMinutes: 10,
        targetMinutes: 15,
        department: null,
      },
      agendaUrl: 'http://127.0.0.1:3000/agenda',
    }
    expect(made.json).toEqual(me)
    expect((await ask('GET', '/api/me', { cookie: cookieOf(made) })).json).toEqual(me)
    expect((await ask('GET', '/api/setup')).json).toEqual({ needed: false })
  })

  it('starts with usual opening hours, from that day on', async () => {
    const { ask } = await testApp()
    const day = [
      ['09:00', '12:00'],
      ['14:00', '17:00'],
    ]
    expect((await ask('GET', '/api/opening-hours', { as: 'councillor' })).json).toEqual([
      {
        from: '2026-06-02',
        zone: 'Europe/Paris',
        week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [['09:00', '12:00']] },
        holidays: 'FR',
        closed: [],
        open: {},
      },
    ])
  })

  it('happens once', async () => {
    const { ask } = await testApp()
    const again = await ask('POST', '/api/setup', { body: { ...request, email: 'b@exemple.fr' } })
    expect(again.status).toBe(409)
    expect(again.json).toEqual({
      error: 'conflict',
      message: 'Tambour est déjà installé pour Saint-Rémi\u00a0: connectez-vous.',
    })
    expect(again.headers.getSetCookie()).toEqual([])
  })

  it.each([
    ['commune', '', '« commune » doit avoir au moins 1 caractère'],
    ['email', 'anne', '« email » doit être une adresse électronique'],
    ['password', 'trop court', '« password » doit avoir au moins 12 caractères'],
    ['name', undefined, '« name » doit être un texte'],
  ])('refuses a wrong %s in one sentence', async (field, value, sentence) => {
    const { ask } = await emptyApp()
    const answer = await ask('POST', '/api/setup', { body: { ...request, [field]: value } })
    expect(answer.status).toBe(400)
    const expected = sentence.replace(/« /g, '«\u00a0').replace(/ »/g, '\u00a0»')
    expect(answer.json).toEqual({
      error: 'bad-request',
      message: `La demande n’est pas valable\u00a0: ${expected}.`,
    })
    expect((await ask('GET', '/api/setup')).json).toEqual({ needed: true })
  })
})

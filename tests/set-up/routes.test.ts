import { describe, expect, it } from 'vitest'
import { greet, setUpWord } from '../../server/set-up/first-start.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { version } from '../../server/version.ts'
import { cookieOf, emptyApp, password, start, testApp } from '../support/app.ts'
import { aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'

const person = { commune: 'Saint-Rémi', name: 'Anne', email: 'Anne@Exemple.fr', password }

async function newApp() {
  const clock = testClock(start)
  const { context, ask } = await emptyApp({ clock })
  return { ask, clock, request: { word: setUpWord(context.secrets), ...person } }
}

describe('setting up', () => {
  it('is asked for first, makes the commune, and signs its administrator in', async () => {
    const { ask, request } = await newApp()
    expect((await ask('GET', '/api/setup')).json).toEqual({ needed: true, mayBeLost: false })
    const made = await ask('POST', '/api/setup', { body: request })
    expect(made.status).toBe(201)
    const me = {
      user: { id: expect.any(String), name: 'Anne', email: 'anne@exemple.fr', language: 'fr' },
      role: 'administrator',
      secondFactor: false,
      commune: {
        id: 1,
        name: 'Saint-Rémi',
        zone: 'Europe/Paris',
        aimMinutes: 10,
        goalPercent: 90,
        department: null,
        postcode: null,
      },
      runsInstallation: true,
      communes: [{ id: 1, name: 'Saint-Rémi', role: 'administrator' }],
      agendaUrl: 'http://127.0.0.1:3000/agenda',
      version,
    }
    expect(made.json).toEqual(me)
    expect((await ask('GET', '/api/me', { cookie: cookieOf(made) })).json).toEqual(me)
    expect((await ask('GET', '/api/setup')).json).toEqual({ needed: false, mayBeLost: false })
  })

  it('lets a word be guessed ten times from one address, a hundred times from all', async () => {
    const { ask, clock, request } = await newApp()
    const tryFrom = (address: string, word = 'aaaa-aaaa') =>
      ask('POST', '/api/setup', {
        body: { ...request, word },
        headers: { 'x-forwarded-for': address },
      })
    for (let tries = 0; tries < 100; tries++) {
      const { status } = await tryFrom(`198.51.${tries % 10}.1`)
      expect(status).toBe(403)
    }
    const slowed = await tryFrom('198.51.0.1', request.word)
    expect([slowed.status, slowed.json, slowed.headers.get('retry-after')]).toEqual([
      429,
      { error: 'too-many-requests', message: 'Trop d’essais\u00a0: réessayez dans 15 minutes.' },
      '900',
    ])
    expect((await tryFrom('203.0.113.1', request.word)).status).toBe(429)
    clock.advance(15 * 60_000)
    expect((await tryFrom('203.0.113.1', request.word)).status).toBe(201)
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
    const { context, ask } = await testApp()
    const body = { word: setUpWord(context.secrets), ...person, email: 'b@exemple.fr' }
    const again = await ask('POST', '/api/setup', { body })
    expect(again.status).toBe(409)
    expect(again.json).toEqual({
      error: 'conflict',
      message: 'Tambour est déjà installé pour Saint-Rémi\u00a0: connectez-vous.',
    })
    expect(again.headers.getSetCookie()).toEqual([])
  })

  it.each([
    ['commune', '', '« Nom de la commune » doit avoir au moins 1 caractère'],
    ['email', 'anne', '« Adresse électronique » doit être une adresse électronique'],
    ['password', 'trop court', '« Mot de passe » doit avoir au moins 12 caractères'],
    ['name', undefined, '« Nom » doit être un texte'],
  ])('refuses a wrong %s in one sentence', async (field, value, sentence) => {
    const { ask, request } = await newApp()
    const answer = await ask('POST', '/api/setup', { body: { ...request, [field]: value } })
    expect(answer.status).toBe(400)
    const expected = sentence.replace(/« /g, '«\u00a0').replace(/ »/g, '\u00a0»')
    expect(answer.json).toEqual({
      error: 'bad-request',
      message: `${expected}.`,
      field,
    })
    expect((await ask('GET', '/api/setup')).json).toMatchObject({ needed: true })
  })

  it('is for anyone who reads the word where Tambour is started, however they write it', async () => {
    const { ask, request } = await newApp()
    // Whatever it calls itself, and from wherever it comes.
    for (const host of ['localhost', '127.0.0.1', 'tambour.exemple.fr']) {
      const body = { ...request, word: 'aaaa-aaaa' }
      const refused = await ask('POST', '/api/setup', { body, headers: { host } })
      expect(refused).toMatchObject({ status: 403, json: { error: 'forbidden' } })
    }
    expect((await ask('GET', '/api/setup')).json).toMatchObject({ needed: true })
    const word = ` ${request.word.toUpperCase().replace('-', ' ')}`
    expect((await ask('POST', '/api/setup', { body: { ...request, word } })).status).toBe(201)
  })

  it('says that a commune may be lost where the key was there before', async () => {
    const found = { secretKeyMadeAt: 0, databaseWasEmpty: false }
    const { context, ask } = await emptyApp({ settings: found })
    expect((await ask('GET', '/api/setup')).json).toEqual({ needed: true, mayBeLost: true })
    const [lost, begin] = await greet(context, 'http://127.0.0.1:3000', found)
    expect(lost).toMatch(/sa base a disparu.* par « tambour restore FICHIER »/)
    expect(begin).toContain(`http://127.0.0.1:3000/?mot=${setUpWord(context.secrets)},`)
    await setup(context, aSetup(person))
    expect(await greet(context, 'http://127.0.0.1:3000', found)).toEqual([])
    expect((await ask('GET', '/api/setup')).json).toEqual({ needed: false, mayBeLost: false })
  })
})

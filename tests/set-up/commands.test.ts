import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'

let here: Installation
beforeEach(() => {
  here = newInstallation()
})
afterEach(() => here.remove())

const base = ['setup', '--commune', 'Saint-Rémi', '--email', 'Anne@Exemple.fr']

describe('tambour setup', () => {
  it('makes a password and tells it once; happens once', async () => {
    const { status, json, stderr } = await here.tambour([...base, '--json'])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(json).toEqual({
      commune: {
        id: 1,
        name: 'Saint-Rémi',
        zone: 'Europe/Paris',
        aimMinutes: 10,
        goalPercent: 90,
        department: null,
        postcode: null,
      },
      email: 'anne@exemple.fr',
      password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/),
    })
    const again = await here.tambour(base)
    expect(again.status).toBe(1)
    expect(again.stderr).toBe('Tambour est déjà installé pour Saint-Rémi\u00a0: connectez-vous.\n')
  })

  it('takes a password from standard input and never repeats it', async () => {
    const input = 'tambour-de-ville-1\nautre ligne\n'
    const { status, stdout } = await here.tambour([...base, '--password-stdin'], { input })
    expect(status).toBe(0)
    expect(stdout).toBe('Saint-Rémi est créée. Connectez-vous avec anne@exemple.fr.\n')
  })

  it.each([
    [[...base, '--password-stdin'], 'court\n', 'de 12 à 200 caractères'],
    [[...base, '--password-stdin'], '', 'est attendu sur l’entrée standard'],
    [['setup', '--commune', 'X', '--email', 'anne'], '', '--email doit être une adresse'],
    [['setup', '--email', 'a@exemple.fr'], '', 'Il manque --commune'],
  ])('refuses %j', async (args, input, sentence) => {
    const { status, stderr } = await here.tambour(args, { input })
    expect(status).toBe(2)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain(sentence)
  })
})

describe('tambour commune', () => {
  it('adds communes to an installation, lists them, and every command then asks which', async () => {
    await here.tambour(base)
    const add = ['commune', 'add', '--name', 'Vouzy', '--email', 'zoe@exemple.fr', '--json']
    const added = await here.tambour([...add, '--name-of', 'Zoé', '--insee', '51655'])
    expect([added.stderr, added.json]).toEqual([
      '',
      {
        commune: {
          id: 2,
          name: 'Vouzy',
          inseeCode: '51655',
          createdAt: expect.any(String),
          people: 1,
        },
        administrator: {
          id: expect.any(String),
          name: 'Zoé',
          email: 'zoe@exemple.fr',
          role: 'administrator',
          invited: false,
          hadAccount: false,
        },
        password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/),
      },
    ])
    const again = await here.tambour(add)
    expect([again.status, again.stderr]).toEqual([
      1,
      '«\u00a0Vouzy\u00a0» est déjà sur cette installation.\n',
    ])
    const wrong = await here.tambour([...add, '--insee', 'x'])
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('--insee')])
    const listed = await here.tambour(['commune', 'list'])
    expect(listed.stdout).toBe(
      '1  Saint-Rémi, 1\u00a0personne\n2  Vouzy (51655), 1\u00a0personne\nS’occupent de l’installation : Administration (anne@exemple.fr).\n',
    )
    const named = await here.tambour(['commune', 'administrator', 'zoe@exemple.fr', '--json'])
    expect(named.json).toMatchObject({ administrators: [{}, { name: 'Zoé' }] })
    const asked = await here.tambour(['token', 'list'])
    expect(asked.stderr).toBe(
      'Choisissez une commune avec --commune\u00a0: 1 (Saint-Rémi), 2 (Vouzy).\n',
    )
    const chosen = await here.tambour(['hours', 'show', '--commune', '2', '--json'])
    expect([chosen.status, chosen.json]).toEqual([0, expect.any(Array)])
    const none = await here.tambour(['hours', 'show', '--commune', '3'])
    expect(none.stderr).toContain('Il n’y a pas de commune 3')
    // What is of all communes asks for none.
    expect((await here.tambour(['backup', 'tout.tambour'])).status).toBe(0)
  })
})

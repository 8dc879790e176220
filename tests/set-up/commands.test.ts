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
        targetMinutes: 15,
        department: null,
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

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { frenchDate, localDay } from '../../server/language/french.ts'
import { apiKeyMade, apiKeyShape } from '../../server/people/shapes.ts'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'

let here: Installation
beforeAll(async () => {
  here = newInstallation()
  await here.setUp()
})
afterAll(() => here.remove())

describe('tambour token', () => {
  it('makes a key, lists it without its secret, and revokes it', async () => {
    const create = ['token', 'create', '--name', 'Site', '--role', 'councillor', '--json']
    const made = apiKeyMade.parse((await here.tambour(create)).json)
    expect(made.token).toMatch(/^tmb_/)
    const list = await here.tambour(['token', 'list', '--json'])
    const { keys } = z.object({ keys: z.array(apiKeyShape.strict()) }).parse(list.json)
    expect(keys).toEqual([expect.objectContaining({ id: made.id, name: 'Site', lastUsedAt: null })])
    const end = frenchDate(localDay(Date.parse(made.endsAt ?? ''), 'Europe/Paris'))
    expect((await here.tambour(['token', 'list'])).stdout).toBe(
      `${made.id}  ${made.prefix}…  Site, lecture, faite en ligne de commande, jamais utilisée, jusqu’au ${end}\n`,
    )
    const revoked = await here.tambour(['token', 'revoke', String(made.id), '--json'])
    expect(revoked.json).toEqual({ revoked: made.id })
    const again = await here.tambour(['token', 'revoke', String(made.id)])
    expect(again.status).toBe(1)
    expect(again.stderr).toMatch(oneSentence)
    expect((await here.tambour(['token', 'list'])).stdout).toBe('Aucune clé d’API.\n')
  })

  it.each([
    [['create', '--name', 'x', '--role', 'maire'], '--role doit être administrator, officer'],
    [['create', '--name', ' ', '--role', 'officer'], '--name doit avoir de 1 à 80 caractères'],
    [['create', '--name', 'x', '--role', 'officer', '--days', '7'], '--days doit être 30, 90'],
    [['revoke'], 'Donnez le numéro d’une clé'],
    [['revoke', 'tmb_x'], 'La clé doit être un numéro'],
  ])('refuses %j', async (args, sentence) => {
    const { status, stderr } = await here.tambour(['token', ...args])
    expect(status).toBe(2)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain(sentence)
  })
})

describe('tambour password', () => {
  it('lets a sole administrator back in, by a password shown once', async () => {
    const before = await here.tambour(['password', 'A@exemple.fr', '--json'])
    expect(before.json).toMatchObject({
      person: { email: 'a@exemple.fr', role: 'administrator' },
      password: expect.stringMatching(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/),
    })
    const said = await here.tambour(['password', 'a@exemple.fr'])
    expect(said.stdout).toMatch(
      /^Administration se connecte avec a@exemple.fr .*\nMot de passe, montré cette seule fois\s: \S+\n$/,
    )
  })

  it('takes one on standard input, which is then told to nobody', async () => {
    const args = ['password', 'a@exemple.fr', '--password-stdin', '--json']
    const { json } = await here.tambour(args, { input: 'sept-chats-dorment\n' })
    expect(json).toMatchObject({ password: null })
  })

  it.each([
    [['password'], '', 2, 'Donnez l’adresse électronique d’un compte.'],
    [['password', 'b@exemple.fr'], '', 1, 'Aucun compte de la commune n’a l’adresse b@exemple.fr.'],
    [['password', 'a@exemple.fr', '--password-stdin'], 'court', 2, 'de 12 à 200 caractères'],
    [['password', 'a@exemple.fr', '--password-stdin'], '', 2, 'attendu sur l’entrée standard'],
  ])('refuses %j', async (args, input, status, sentence) => {
    const refused = await here.tambour(args, { input })
    expect(refused.status).toBe(status)
    expect(refused.stderr).toMatch(oneSentence)
    expect(refused.stderr).toContain(sentence)
  })
})

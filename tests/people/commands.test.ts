import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { frenchDate, localDay } from '../../server/language/french.ts'
import { apiKeyMade, apiKeyShape } from '../../server/people/shapes/commune.ts'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'

let here: Installation
beforeAll(async () => {
  here = newInstallation()
  await here.tambour(['setup', '--commune', 'Saint-Rémi', '--email', 'a@exemple.fr'])
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
    expect((await here.tambour(['token', 'list'])).stdout).toBe('Aucune clé d’accès.\n')
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

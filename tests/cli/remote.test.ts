import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getOpeningHours } from '../../server/hours/measure.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { type KeyOwner, ofInstallation } from '../../server/people/rules/api-key.ts'
import { listAllCommunes } from '../../server/set-up/communes.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { type Running, start } from '../../server/start.ts'
import { aSetup } from '../support/builders/people.ts'
import { type Installation, newInstallation } from '../support/command.ts'
import { testSettings } from '../support/context.ts'
import { listenOnLoopback } from '../support/network/loopback.ts'

let there: Running
let here: Installation
let administrator: string
let councillor: string
/** Of who looks after the installation. */
let annes: string

beforeAll(async () => {
  here = newInstallation()
  there = await start(await testSettings(), { log: pino({ level: 'silent' }) })
  const { commune, user } = await setup(there.context, aSetup())
  const key = async (role: 'administrator' | 'councillor', keyOwner: KeyOwner = ofInstallation) => {
    const by = { actor: 'Anne', keyOwner }
    return (await createApiKey(there.context, commune.id, { name: role, role }, by)).token
  }
  annes = await key('administrator', { ownerKind: 'person', ownerId: user.id })
  administrator = await key('administrator')
  councillor = await key('councillor')
})
afterAll(async () => {
  await there.drain()
  here.remove()
})

const ask = (token: string, ...args: string[]) =>
  here.tambour([...args, '--server', there.url], { env: { TAMBOUR_TOKEN: token } })

describe('tambour --server', () => {
  it('gives the same document as on the machine itself, and makes nothing here', async () => {
    const { status, json } = await ask(councillor, 'hours', 'show', '--json')
    expect(status).toBe(0)
    expect(json).toEqual(await getOpeningHours(there.context, 1))
    expect(existsSync(join(here.folder, 'data'))).toBe(false)
  })

  it('changes things there, with TAMBOUR_SERVER as well', async () => {
    const env = { TAMBOUR_TOKEN: administrator, TAMBOUR_SERVER: `${there.url}/` }
    const args = ['token', 'create', '--name', 'Site', '--role', 'councillor', '--json']
    const made = await here.tambour(args, { env })
    expect(made.json).toMatchObject({ name: 'Site', token: expect.stringMatching(/^tmb_/) })
    const { stdout } = await ask(administrator, 'token', 'list')
    expect(stdout).toContain('Site, lecture, faite en ligne de commande, jamais utilisée')
    const input = '[]'
    const emptied = await here.tambour(['hours', 'set', '-', '--json'], { env, input })
    expect(emptied.json).toEqual([])
  })

  it('gives the server’s own sentence when it refuses', async () => {
    const refused = await ask(councillor, 'token', 'list')
    expect(refused.status).toBe(1)
    expect(refused.stderr).toBe('Votre rôle ne permet pas cette action.\n')
    const missing = await ask(administrator, 'token', 'revoke', '999')
    expect(missing.status).toBe(1)
    expect(missing.stderr).toBe('Cette clé n’existe pas ou plus.\n')
  })

  it('says so when the key opens nothing, the server is away, or is no Tambour', async () => {
    const stranger = await ask(`tmb_${'x'.repeat(43)}`, 'hours', 'show')
    expect(stranger.status).toBe(1)
    expect(stranger.stderr).toMatch(/^Cette clé d’API est inconnue/)
    const env = { TAMBOUR_TOKEN: councillor }
    const away = await here.tambour(['hours', 'show', '--server', 'http://127.0.0.1:1'], { env })
    expect(away.status).toBe(1)
    expect(away.stderr).toBe('http://127.0.0.1:1 ne répond pas.\n')
    const other = createServer((_request, answer) => answer.end('<html>'))
    const port = await listenOnLoopback(other)
    const url = `http://127.0.0.1:${port}`
    const strange = await here.tambour(['hours', 'show', '--server', url], { env })
    other.close()
    expect(strange.status).toBe(1)
    expect(strange.stderr).toBe(`${url} n’a pas répondu comme un Tambour de cette version.\n`)
  })

  it('adds communes there and names who looks after them, with the key of who does', async () => {
    const add = ['commune', 'add', '--name', 'Vouzy', '--email', 'zoe@exemple.fr', '--json']
    const refused = await ask(councillor, ...add)
    expect(refused.stderr).toBe('Votre rôle ne permet pas cette action.\n')
    const added = await ask(annes, ...add, '--name-of', 'Zoé')
    // No mail leaves there: somebody must tell the first password.
    expect([added.stderr, added.json]).toEqual([
      '',
      {
        commune: expect.objectContaining({ id: 2, name: 'Vouzy', people: 1 }),
        administrator: expect.objectContaining({ name: 'Zoé', hadAccount: false }),
        password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/),
      },
    ])
    const env = { TAMBOUR_TOKEN: annes, TAMBOUR_SERVER: there.url }
    const named = await here.tambour(['commune', 'administrator', 'zoe@exemple.fr'], { env })
    expect(named.stdout).toContain('Anne (anne@exemple.fr) et Zoé (zoe@exemple.fr)')
    const listed = await ask(annes, 'commune', 'list', '--json')
    expect(listed.json).toEqual(await listAllCommunes(there.context))
    const removed = await ask(annes, 'commune', 'administrator', 'zoe@exemple.fr', '--remove')
    expect(removed.stdout).toContain('S’occupent de l’installation : Anne (anne@exemple.fr).')
    // A key that was made on the machine is of one commune alone, now that there are two.
    expect((await ask(administrator, 'commune', 'list')).status).toBe(1)
    expect(existsSync(join(here.folder, 'data'))).toBe(false)
  })

  it.each([
    [['hours', 'show', '--server', 'là-bas'], someKey(), '--server doit être une adresse'],
    [['hours', 'show', '--server', 'http://127.0.0.1:1'], {}, 'Il manque TAMBOUR_TOKEN'],
    [['doctor', '--server', 'http://127.0.0.1:1'], someKey(), 'ne travaille que sur la machine'],
    [['setup', '--server', 'http://127.0.0.1:1'], someKey(), 'ne travaille que sur la machine'],
  ])('refuses %j', async (args, env, sentence) => {
    const { status, stderr } = await here.tambour(args, { env })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^[^\n]+\.\n$/)
    expect(stderr).toContain(sentence)
  })
})

function someKey(): Record<string, string> {
  return { TAMBOUR_TOKEN: `tmb_${'x'.repeat(43)}` }
}

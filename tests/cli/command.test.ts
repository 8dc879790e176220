import { once } from 'node:events'
import { globSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandNames, loadAll } from '../../server/cli/catalogue.ts'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'

let here: Installation
beforeAll(async () => {
  here = newInstallation()
  await here.setUp()
})
afterAll(() => here.remove())

describe('the table of commands', () => {
  it('has the design’s, and each file has what the table says', async () => {
    const designed = [
      'setup',
      'channel add',
      'channel list',
      'channel check',
      'poll',
      'deliver',
      'reply-times',
      'report replies',
      'post',
      'deliveries',
      'digest',
      'token create',
      'hours show',
      'hours targets',
      'hours set',
      'hours set-target',
      'doctor',
    ]
    expect(commandNames).toEqual(expect.arrayContaining(designed))
    const commands = await loadAll()
    expect(commands.map(({ name }) => name)).toEqual(commandNames)
    for (const { summary, usage } of commands) {
      expect(summary).toMatch(/^[A-ZÀÉ].*\.$/)
      expect(usage).not.toContain('\n')
    }
  })

  it('leaves no command out that a file has', async () => {
    const all = new Set<string>()
    for (const file of globSync(['server/*/commands.ts', 'server/*/commands/*.ts'])) {
      const module: object = await import(/* @vite-ignore */ resolve(file))
      const commands: unknown = Reflect.get(module, 'commands')
      if (Array.isArray(commands)) for (const { name } of commands) all.add(name)
    }
    expect([...all].toSorted()).toEqual(commandNames.toSorted())
  })
})

describe('tambour', () => {
  it('names the commands without one, and with --help', async () => {
    const bare = await here.tambour([])
    expect(bare.status).toBe(0)
    for (const name of commandNames) expect(bare.stdout).toContain(`  ${name}  `)
    expect((await here.tambour(['--help'])).stdout).toBe(bare.stdout)
  })

  it('explains one command', async () => {
    const { status, stdout } = await here.tambour(['token', 'create', '--help'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Usage\u00a0: tambour token create --name NOM --role/)
  })

  it.each([
    [['ouvrir'], 'La commande «\u00a0ouvrir\u00a0» n’existe pas'],
    [['token'], '«\u00a0token create\u00a0», «\u00a0token list\u00a0», «\u00a0token revoke\u00a0»'],
    [['token', 'list', '--tout'], 'ne connaît pas l’option --tout'],
    [['token', 'create', '--name'], 'Il manque la valeur de --name'],
    [['token', 'create', '--name', '--role', 'officer'], 'Il manque la valeur de --name'],
    [['token', 'list', '--json=oui'], '--json ne prend pas de valeur'],
    [['token', 'create', '--name', 'x'], 'Il manque --role'],
    [['token', 'list', '--commune', 'un'], '--commune doit être un numéro'],
  ])('refuses %j: exit status 2, one sentence', async (args, sentence) => {
    const { status, stdout, stderr } = await here.tambour(args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain(sentence)
  })

  it('fails with 1 where no commune is set up, or another is asked for', async () => {
    const empty = newInstallation()
    const nowhere = await empty.tambour(['token', 'list'])
    empty.remove()
    expect(nowhere.status).toBe(1)
    expect(nowhere.stderr).toMatch(oneSentence)
    expect(nowhere.stderr).toContain('tambour setup')
    const other = await here.tambour(['token', 'list', '--commune', '7'])
    expect(other.status).toBe(1)
    expect(other.stderr).toContain('Il n’y a pas de commune 7')
  })

  it('says in one sentence what is wrong with a setting or with the database', async () => {
    const setting = await here.tambour(['token', 'list'], { env: { DATABASE_URL: 'oracle:x' } })
    expect(setting.status).toBe(1)
    expect(setting.stderr).toMatch(/^Le réglage DATABASE_URL doit être .*\.\n$/)
    mkdirSync(join(here.folder, 'dossier.db'))
    const database = await here.tambour(['token', 'list'], {
      env: { DATABASE_URL: 'file:dossier.db' },
    })
    expect(database.status).toBe(1)
    expect(database.stderr).toMatch(/^La base .*dossier\.db ne s’ouvre pas.*\.\n$/)
  })

  it('is quiet when its reader stops early', async () => {
    const child = here.spawn('cli', ['--help'])
    let errors = ''
    child.stderr?.setEncoding('utf8').on('data', text => {
      errors += text
    })
    child.stdout?.destroy()
    const [status] = await once(child, 'close')
    expect(status).toBe(0)
    expect(errors).toBe('')
  })

  it('reads .env of the folder in which it runs', async () => {
    const other = newInstallation()
    writeFileSync(join(other.folder, '.env'), 'DATABASE_URL=file:ailleurs/t.db\n')
    const made = await other.tambour(['setup', '--commune', 'X', '--email', 'x@exemple.fr'])
    expect(made.status).toBe(0)
    expect(readdirSync(join(other.folder, 'ailleurs'))).toContain('secret-key')
    other.remove()
  })
})

import { describe, expect, it } from 'vitest'
import { commands } from '../../server/channels/commands.ts'
import { type Command, commandActor, type Input, type Local } from '../../server/cli/command.ts'
import { openApi } from '../../server/cli/here.ts'
import { currentCommune } from '../../server/people/commune.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { testApp } from '../support/app.ts'
import { deadToken, fakeConnector } from '../support/network/fake-connector.ts'

const [add, list, check] = ['channel add', 'channel list', 'channel check'].map(named)

function named(name: string): Command {
  const found: Command | undefined = commands.find(command => command.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

async function house() {
  const fake = fakeConnector()
  const app = await testApp({ connectors: { fake } })
  const local: Local = { context: app.context, commune: await currentCommune(app.context) }
  const api = openApi(local)
  /** Does a command here, as `tambour` does. */
  const done = async (command: Command | undefined, asked: Input) =>
    await command?.ask(api, asked, local)
  return { ...app, fake, done }
}

function input(positionals: string[], values: Input['values'] = {}, typed = ''): Input {
  return {
    positionals,
    values,
    stdin: (async function* () {
      yield Buffer.from(typed.slice(0, 3))
      yield Buffer.from(typed.slice(3))
    })(),
  }
}

const wanted = { name: 'Page de la mairie', set: ['page=1353'], secret: ['token'] }

describe('channel add', () => {
  it('reads the secret from standard input and gives the id', async () => {
    const { done, context, communeId, fake } = await house()
    const document = await done(add, input(['fake'], wanted, 'EAA-secret\n'))
    expect(document).toEqual({ id: expect.any(Number) })
    expect(fake.checks[0]).toMatchObject({
      config: { page: '1353' },
      secrets: { token: 'EAA-secret' },
    })
    const [line] = await readJournal(context.db, { communeId })
    expect(line).toMatchObject({ actor: commandActor, action: 'channel.connected' })
  })

  it('reads several secrets, one a line, in the order of their options', async () => {
    const { done, fake } = await house()
    const values = { ...wanted, secret: ['proof', 'token'] }
    await done(add, input(['fake'], values, 'preuve\njeton\n'))
    expect(fake.checks[0]?.secrets).toEqual({ token: 'jeton', proof: 'preuve' })
    const short = done(add, input(['fake'], values, 'preuve\n'))
    await expect(short).rejects.toThrow(/2 lignes/)
  })

  it('keeps an equals sign in a value, and connects a neighbour’s page to publish only', async () => {
    const { done, fake } = await house()
    const values = { ...wanted, set: ['page=1', 'note=a=b'], neighbour: 'Bussy' }
    await done(add, input(['fake'], values, 'x'))
    expect(fake.checks[0]?.config).toEqual({ page: '1', note: 'a=b' })
    const document = await done(list, input([]))
    expect(document).toMatchObject({ channels: [{ neighbour: 'Bussy', receives: false }] })
  })

  it.each([
    ['no kind', [], wanted, 'x', /type du canal/],
    ['two kinds', ['fake', 'facebook'], wanted, 'x', /type du canal/],
    ['no name', ['fake'], { ...wanted, name: '' }, 'x', /--name/],
    ['a long name', ['fake'], { ...wanted, name: 'x'.repeat(121) }, 'x', /--name .* 120/],
    ['a pair that is none', ['fake'], { ...wanted, set: ['page'] }, 'x', /CLÉ=VALEUR/],
    ['a secret in the open', ['fake'], { ...wanted, secret: ['token=x'] }, '', /entrée standard/],
    ['an empty standard input', ['fake'], wanted, ' \n', /est vide/],
  ])('says what is wrong with %s', async (_what, positionals, values, typed, sentence) => {
    const { done, fake } = await house()
    await expect(done(add, input(positionals, values, typed))).rejects.toThrow(sentence)
    expect(fake.checks).toHaveLength(0)
  })
})

describe('channel list and channel check', () => {
  it('say in words what the network said', async () => {
    const { done, fake } = await house()
    await done(add, input(['fake'], wanted, 'x'))
    const listed = await done(list, input([]))
    expect(list?.print(listed)).toMatch(/Page de la mairie \(Réseau d’essai\).*en service/)
    fake.says = deadToken
    const checked = await done(check, input([]))
    expect(check?.failed?.(checked)).toBe(true)
    expect(check?.print(checked)).toMatch(/en pause[\s\S]*✗ Le réseau n’accepte plus ce jeton/)
  })

  it('succeed where all is well, and say when there is nothing', async () => {
    const { done } = await house()
    expect(list?.print(await done(list, input([])))).toContain('Aucun canal')
    const { id } = Object(await done(add, input(['fake'], wanted, 'x')))
    const checked = await done(check, input([String(id)]))
    expect(check?.failed?.(checked)).toBe(false)
    await expect(done(check, input(['99']))).rejects.toThrow(/n’existe pas/)
    await expect(done(check, input(['un']))).rejects.toThrow(/numéro/)
  })
})

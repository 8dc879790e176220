import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { BadUse, type Input, type Local } from '../../server/cli/command.ts'
import { openApi } from '../../server/cli/here.ts'
import { createRemote } from '../../server/cli/remote.ts'
import { commands as postCommands } from '../../server/events/commands.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { currentCommune } from '../../server/people/commune.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { deliver, deliveries } from '../../server/publishing/commands.ts'
import { createSandbox, type Sandbox } from '../../server/sandbox/create.ts'
import { served, testApp } from '../support/app.ts'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { pdfOf } from '../support/pdf/pages.ts'
import { addChannel } from '../support/publishing.ts'

const [post] = postCommands

function input(values: Input['values'] = {}, typed = '', positionals: string[] = []): Input {
  return {
    positionals,
    values,
    stdin: (async function* () {
      yield Buffer.from(typed)
    })(),
  }
}

async function house() {
  const network = fakeNetwork()
  const app = await testApp({ connectors: { fake: network.connector } })
  const local: Local = { context: app.context, commune: await currentCommune(app.context) }
  const channel = await addChannel(app, 'village')
  return { ...app, network, local, api: openApi(local), channel }
}

const at = '2026-06-02T10:00:00+02:00'

describe('tambour post, deliver, deliveries', () => {
  it('plan, send and show, the text from standard input', async () => {
    const { local, api, channel, network } = await house()
    const other = await addChannel({ context: local.context, communeId: local.commune.id }, 'b')
    const values = { channel: [String(channel), String(other)], at, 'text-file': '-' }
    const made = await post?.ask(api, input(values, 'La fête\r\nest samedi.\n'))
    expect(made).toEqual({ post: 1, deliveries: [1, 2], skipped: [] })
    expect(made && post?.print(made)).toContain('2\u00a0publications programmées (1, 2)')

    const sent = await deliver.local(local, input())
    expect(sent?.deliveries.map(({ id, state }) => [id, state]).sort()).toEqual([
      [1, 'verified'],
      [2, 'verified'],
    ])
    expect(sent && deliver.print(sent)).toContain('Page village\u00a0: publiée et vérifiée')
    expect(network.posts.map(({ text }) => text)).toEqual([
      'La fête\nest samedi.',
      'La fête\nest samedi.',
    ])

    const shown = await deliveries.ask(api, input({ state: 'verified' }))
    const keys = ['id', 'channel', 'state', 'dueAt', 'remoteId', 'url', 'reason', 'attempts']
    expect(Object.keys(shown?.deliveries[0] ?? {})).toEqual(expect.arrayContaining(keys))
    expect(shown && deliveries.print(shown)).toContain(
      'mardi 2\u00a0juin 2026 à 10\u00a0h, Page village',
    )
    expect(await deliveries.ask(api, input({ state: 'failed' }))).toEqual({ deliveries: [] })
  })

  it('put a first comment under the post, once that is out', async () => {
    const { local, channel, network, api } = await house()
    const values = { channel: [`${channel}`], at, 'text-file': '-', comment: 'Au 03 29 00 00 00.' }
    const made = await post?.ask(api, input(values, 'La fête est samedi.'))
    expect(made?.deliveries).toHaveLength(2)
    await deliver.local(local, input())
    expect(network.commentsOf('village').map(({ text }) => text)).toEqual(['Au 03 29 00 00 00.'])
    const long = { ...values, comment: 'a'.repeat(8_001) }
    await expect(post?.ask(api, input(long, 'La fête'))).rejects.toThrow(/8\s000 caractères/)
  })

  it('say it in words when there is nothing', async () => {
    const { local, api } = await house()
    const sent = await deliver.local(local, input())
    expect(sent && deliver.print(sent)).toBe('Rien n’est à envoyer.')
    const shown = await deliveries.ask(api, input())
    expect(shown && deliveries.print(shown)).toBe('Aucune publication.')
  })

  it('read a local time in the commune’s zone, and several channels in each way', async () => {
    const { local, api, channel } = await house()
    const values = { channel: [`${channel}`], at: '2026-07-13T18:30', 'text-file': '-' }
    await post?.ask(api, input(values, 'Bal'))
    const shown = await deliveries.ask(api, input())
    expect(shown?.deliveries).toMatchObject([
      { dueAt: '2026-07-13T16:30:00.000Z', dueLocal: '2026-07-13T18:30' },
    ])
    const other = await addChannel({ context: local.context, communeId: local.commune.id }, 'b')
    for (const [given, positionals] of [
      [[`${channel},${other}`], []],
      [[`${channel}`], [`${other}`]],
    ] as const) {
      const more = input({ ...values, channel: [...given] }, 'Bal', [...positionals])
      expect((await post?.ask(api, more))?.deliveries).toHaveLength(2)
    }
  })

  it.each([
    [{}, /--channel/],
    [{ channel: ['un'] }, /Le canal/],
    [{ channel: ['1'], at: undefined }, /--at/],
    [{ channel: ['1'], at: 'demain' }, /--at doit être un instant/],
    [{ channel: ['1'], 'text-file': undefined }, /--text-file/],
    [{ channel: ['1'], 'text-file': '/nulle/part' }, /ne se lit pas/],
    [{ channel: ['1'], image: ['affiche.png'] }, /--alt.*affiche\.png/],
    [{ channel: ['1'], alt: ['Affiche'] }, /--image/],
    [{ channel: ['1'], image: Array(11).fill('a.png'), alt: Array(11).fill('A') }, /10\s+images/],
  ])('refuse %j', async (patch, sentence) => {
    const { api } = await house()
    const values = { at, 'text-file': '-', ...patch }
    await expect(post?.ask(api, input(values, 'Texte'))).rejects.toThrow(sentence)
  })

  it('refuse an empty text and an unknown state', async () => {
    const { api, channel } = await house()
    const values = { channel: [`${channel}`], at, 'text-file': '-' }
    await expect(post?.ask(api, input(values, ' \n'))).rejects.toThrow(/de 1 à 63/)
    await expect(deliveries.ask(api, input({ state: 'perdu' }))).rejects.toThrow(BadUse)
  })

  it('are the same through HTTP', async () => {
    const { api, app, context, communeId, channel } = await house()
    const by = { actor: 'test', keyOwner: ofInstallation }
    const { token } = await createApiKey(context, communeId, { name: 'cli', role: 'officer' }, by)
    const over = createRemote(await served(app), token)
    const here = newInstallation()
    onTestFinished(() => here.remove())
    const image = join(here.folder, 'affiche.png')
    const create = { width: 8, height: 8, channels: 3 as const, background: '#c04020' }
    await sharp({ create }).png().toFile(image)
    const values = {
      channel: [`${channel}`],
      at,
      'text-file': '-',
      image: [image],
      alt: ['Affiche'],
    }
    expect(await post?.ask(over, input(values, 'Bal'))).toMatchObject({ deliveries: [1] })
    expect(await context.db.selectFrom('variantMedia').selectAll().execute()).toEqual([
      { variantId: 1, position: 0, mediaId: 1 },
    ])
    expect(await deliveries.ask(over, input())).toEqual(await deliveries.ask(api, input()))
    expect(deliver).not.toHaveProperty('ask')
  })
})

describe('the real command, on Facebook as the sandbox plays it', () => {
  let here: Installation
  let sandbox: Sandbox
  beforeAll(async () => {
    here = newInstallation()
    sandbox = await createSandbox({
      clock: { now: () => Date.now() },
      databasePath: ':memory:',
      history: false,
    })
  })
  afterAll(async () => {
    here.remove()
    await sandbox.close()
  })

  it('sets up, connects a page, plans for now with two pictures, sends, and shows', async () => {
    const env = { GRAPH_API_URL: sandbox.graphUrl }
    const tambour = async (args: string[], typed = '') => {
      const ran = await here.tambour(args, { env, input: typed })
      expect([ran.status, ran.stderr], args.join(' ')).toEqual([0, ''])
      return ran.json
    }
    const { id: page, token } = sandbox.village
    const set = [
      'setup',
      '--commune',
      'Saint-Rémi',
      '--email',
      'anne@exemple.fr',
      '--password-stdin',
    ]
    await tambour([...set, '--json'], 'tambour-de-ville-1\n')
    const add = ['channel', 'add', 'facebook', '--name', 'Page de la mairie', '--json']
    const added = await tambour([...add, '--set', `page=${page}`, '--secret', 'token'], token)
    const channel = String(Reflect.get(Object(added), 'id'))
    const image = join(here.folder, 'affiche.png')
    const create = { width: 80, height: 60, channels: 3 as const, background: '#c04020' }
    await sharp({ create }).png().toFile(image)
    writeFileSync(join(here.folder, 'texte.txt'), 'La fête est samedi.\n')
    const planned = ['post', '--channel', channel, '--at', new Date().toISOString(), '--json']
    const pdf = join(here.folder, 'affiche.pdf')
    writeFileSync(pdf, pdfOf(['La fête', 'Le programme'], { height: 100 }))
    const alts = ['Un lampion rouge.', 'L’affiche de la fête.']
    const pictures = [image, pdf].flatMap((file, place) => [
      ...['--image', file, '--alt', alts[place] ?? ''],
    ])
    const made = await tambour([...planned, '--text-file', 'texte.txt', ...pictures])
    expect(made).toEqual({ post: 1, deliveries: [1], skipped: [] })
    expect(await tambour(['deliver', '--json'])).toMatchObject({
      deliveries: [{ id: 1, state: 'verified', reason: null }],
    })
    expect(await tambour(['deliveries', '--state', 'verified', '--json'])).toMatchObject({
      deliveries: [{ id: 1, channel: Number(channel), attempts: 1, reason: null }],
    })
    const [published, ...more] = sandbox.posts(page)
    expect(more).toEqual([])
    expect(published?.text).toBe('La fête est samedi.')
    expect(published?.photos.map(({ alt }) => alt)).toEqual(alts)
  })

  it('exits 2 on bad use, 1 on a refusal, with one sentence', async () => {
    const env = { GRAPH_API_URL: sandbox.graphUrl }
    const run = (args: string[]) => here.tambour(args, { env, input: 'Texte' })
    for (const [args, status] of [
      [['post', '--at', at, '--text-file', '-'], 2],
      [['deliveries', '--state', 'perdu'], 2],
      [['post', '--channel', '1', '--at', '2020-01-01T10:00:00Z', '--text-file', '-'], 2],
      [['post', '--channel', '99', '--at', '2099-01-01T10:00:00Z', '--text-file', '-'], 1],
    ] as const) {
      const ran = await run([...args])
      expect([ran.status, ran.stdout], args.join(' ')).toEqual([status, ''])
      expect(ran.stderr).toMatch(oneSentence)
    }
  })
})

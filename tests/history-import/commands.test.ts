import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createContext } from '../../server/context.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { aSetup } from '../support/builders/people.ts'
import { ended, type Installation, newInstallation, oneSentence } from '../support/command.ts'
import { testSettings } from '../support/context.ts'
import { type Download, messagesFile, pageName, placeOf, unpack, zip } from '../support/download.ts'
import { newChannel } from '../support/network/received.ts'

const ten = Date.parse('2026-06-02T08:00:00Z')

let here: Installation
let place: string

const download: Download = Object.fromEntries(
  ['Zoé', 'Léo'].map((name, index) => [
    placeOf(`citizen_${1_000_000 + index}`),
    messagesFile(name, [
      { by: name, at: ten, text: 'La salle est-elle libre ?' },
      { by: pageName, at: ten + 60_000, text: 'Oui.' },
    ]),
  ]),
)

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

beforeAll(async () => {
  here = newInstallation()
  const databaseUrl = `file:${join(here.folder, 'data', 'tambour.db')}`
  const context = await createContext(await testSettings('sqlite', { databaseUrl }))
  const { commune } = await setup(context, aSetup())
  const id = await newChannel(context, commune.id, 'Page', 0)
  await context.db
    .updateTable('channel')
    .set({ connector: 'facebook' })
    .where('id', '=', id)
    .execute()
  await context.close()
  place = unpack(join(here.folder, 'archive'), download)
})
afterAll(() => here.remove())

const run = (...args: string[]) => here.tambour(['import', 'facebook-archive', ...args])

describe('tambour import facebook-archive', () => {
  it('takes a folder in, says how far it is, and does nothing the second time', async () => {
    const first = await run(place)
    expect(plain(first.stdout)).toBe(
      'Archive de « Mairie de Saint-Rémi » lue : 2 conversations et 4 messages.\n' +
        'Ajouté à l’historique : 2 messages reçus et 2 réponses.\n' +
        'Les commentaires des habitants ne sont pas dans le téléchargement : leurs délais ne sont pas mesurés.\n',
    )
    expect(plain(first.stderr)).toBe('Reprise de l’archive : 4 messages sur 4\n')
    expect(first.status).toBe(0)
    const again = await run(await zip(join(here.folder, 'a.zip'), download), '--json')
    expect(again.json).toMatchObject({ conversations: 2, messages: 4, inbound: 0, outbound: 0 })
    expect(again.status).toBe(0)
  })

  it('opens a channel without an access for a page that is not connected', async () => {
    const other = newInstallation()
    try {
      await other.setUp()
      const { stdout, status } = await other.tambour(['import', 'facebook-archive', place])
      expect(plain(stdout)).toContain(
        'Canal 1 ouvert pour cette page, sans accès à Facebook : seuls les délais de ses messages privés sont mesurés.',
      )
      expect(status).toBe(0)
      const list = await other.tambour(['channel', 'list'])
      expect(plain(list.stdout)).toBe(
        '1  Mairie de Saint-Rémi (Page Facebook) : archive seulement\n',
      )
      expect((await other.tambour(['channel', 'check'])).status).toBe(0)
      expect((await other.tambour(['poll'])).status).toBe(0)
    } finally {
      other.remove()
    }
  })

  it('goes on where it was killed, and comes to the same', async () => {
    const said = Array.from({ length: 2600 }, (_, n) => ({
      by: n % 2 === 0 ? 'Zoé' : pageName,
      at: ten + n * 1_200_000,
      text: `La salle est-elle libre le ${n} ?`,
    }))
    const long = await zip(join(here.folder, 'long.zip'), {
      ...download,
      [placeOf('citizen_1000000', 1)]: messagesFile('Zoé', said.slice(600)),
      [placeOf('citizen_1000000', 2)]: messagesFile('Zoé', said.slice(0, 600)),
    })
    const figures = async (folder: Installation) => {
      const { json } = await folder.tambour([
        ...['report', 'replies', '--from', '2026-05-01', '--to', '2026-08-31', '--json'],
        ...['--now', '2026-09-01T08:00:00Z'],
      ])
      return z.object({ summary: z.record(z.string(), z.unknown()) }).parse(json).summary
    }
    const [killed, whole] = [newInstallation(), newInstallation()]
    try {
      for (const each of [killed, whole]) await each.setUp()
      const child = killed.spawn('cli', ['import', 'facebook-archive', long])
      child.stderr?.once('data', () => child.kill('SIGKILL'))
      expect((await ended(child)).status).toBeNull()
      const rest = await killed.tambour(['import', 'facebook-archive', long, '--json'])
      const all = await whole.tambour(['import', 'facebook-archive', long, '--json'])
      const counts = z.object({ inbound: z.int(), outbound: z.int() })
      const [left, every] = [counts.parse(rest.json), counts.parse(all.json)]
      expect(left.inbound + left.outbound).toBeLessThan(every.inbound + every.outbound)
      expect(await figures(killed)).toEqual(await figures(whole))
      expect(await figures(whole)).toMatchObject({ counted: 1301 })
    } finally {
      killed.remove()
      whole.remove()
    }
  })

  it('names what it could not read, and fails', async () => {
    const broken = placeOf('citizen_1000009')
    const folder = unpack(join(here.folder, 'broken'), { ...download, [broken]: '{' })
    const { status, stdout } = await run(folder)
    expect(status).toBe(1)
    expect(plain(stdout)).toContain(`Fichier illisible : broken/${broken}\n1 conversation laissée`)
  })

  it.each<[string, () => Promise<string[]> | string[], RegExp]>([
    ['nothing', () => [], /^Donnez l’archive/],
    ['two places', () => [place, place], /^Donnez l’archive/],
    ['a place that is not there', () => ['nulle-part.zip'], /^nulle-part\.zip n’est ni/],
    ['rubbish', async () => [unpackFile('rubbish.zip', 'PK\u0003\u0004')], /ni un ZIP lisible/],
    ['an unknown page', () => [place, '--page-name', 'Poste'], /^Personne ne s’appelle/],
    ['a channel that is no number', () => [place, '--channel', 'un'], /^--channel doit être/],
  ])('refuses %s: exit status 2, one sentence', async (_what, args, sentence) => {
    const { status, stdout, stderr } = await run(...(await args()))
    expect(stderr).toMatch(sentence)
    expect(stderr.trimEnd()).not.toContain('\n')
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })

  it('works on this machine only', async () => {
    const { status, stderr } = await run(place, '--server', 'http://127.0.0.1:1')
    expect(status).toBe(2)
    expect(stderr).toMatch(oneSentence)
  })
})

function unpackFile(name: string, content: string): string {
  unpack(here.folder, { [name]: content })
  return join(here.folder, name)
}

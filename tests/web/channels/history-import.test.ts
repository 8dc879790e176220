import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { NewRow } from '../../../server/database/schema.ts'
import { uploadPath } from '../../../server/history-import/imports.ts'
import { aHistoryImport } from '../../support/builders/history-import.ts'
import { aConversation } from '../../support/builders/messages.ts'
import { messagesFile, placeOf, unpack, zip } from '../../support/download.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { page as mairie, minute, START, told } from '../morning.ts'
import { expectSound, expectSoundAtBothSizes, settle, visit, walkTo } from '../screen.ts'

eachWindow({})
beforeEach(() => page.setViewportSize({ width: 360, height: 740 }))

const long = `your_facebook_activity/messages/inbox/habitante_${'1'.repeat(40)}/message_1.json`
/** A page that is known here, some of whose files cannot be read. */
const handedIn = async (part: Partial<NewRow<'historyImport'>> = {}) =>
  await aHistoryImport(api.db, 1, {
    ...{ channelId: 1, createdAt: minute(-72), ...part },
    survey: {
      broken: [long, ...Array.from({ length: 22 }, (_, index) => `inbox/${index}.json`)],
      ...{ incomplete: 2, own: { posts: 214, comments: 1 } },
    },
  })

async function change(values: Partial<NewRow<'historyImport'>>): Promise<void> {
  await api.db.updateTable('historyImport').set(values).execute()
  api.tell('archive')
}

/** What was handed in, by its name, and the paths that lie in it: all of it arrived. */
async function arrived(): Promise<{ name: string; isWhole: boolean; paths: string[] }> {
  const row = await api.db.selectFrom('historyImport').selectAll().executeTakeFirstOrThrow()
  const bytes = readFileSync(uploadPath(api.context, row.file))
  const files = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
  const paths = files.map(({ filename }) => filename)
  return { name: row.fileName, isWhole: bytes.length === row.size, paths }
}

it('says how the file is had, and what is not in it', async () => {
  await walkTo(page, api, '/canaux')
  await page.getByRole('link', { name: 'Importer l’historique' }).click()
  await page.getByRole('heading', { level: 1, name: 'Importer l’historique' }).waitFor()
  await settle(page)
  await page.getByText('au format JSON et non HTML').waitFor()
  await page.getByText('aucun commentaire d’habitant').waitFor()
  await page.getByRole('button', { name: 'Envoyer et lire' }).click()
  await page.getByText('Choisissez les ZIP téléchargés de Facebook, ou leur dossier.').waitFor()
  await expectSoundAtBothSizes(page)
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-upload-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const talk = (name: string) =>
  messagesFile(name, [{ by: name, at: 1_780_000_000_000, text: 'Ici ?' }])

describe('handing in', () => {
  const [zips, folder] = [0, 1]
  const field = (which: number) => page.locator('input[type=file]').nth(which)
  const send = () => page.getByRole('button', { name: 'Envoyer et lire' }).click()
  const read = () =>
    page.getByRole('heading', { name: 'Ce que contient le téléchargement' }).waitFor()
  beforeEach(async () => {
    await walkTo(page, api, '/canaux/historique')
  })

  it('takes several ZIPs, sends their messages alone, and none twice', async () => {
    const place = newFolder()
    const picture = randomBytes(50_000)
    const one = await zip(join(place, 'facebook-1.zip'), {
      [placeOf('zoe_1000000')]: talk('Zoé'),
      'messages/inbox/zoe_1000000/photos/1.jpg': picture,
      'this_profile/posts/profile_posts_1.json': '[{}]',
    })
    const two = await zip(join(place, 'facebook-2.zip'), {
      // The same path with something else: another download of the same conversation.
      [placeOf('zoe_1000000')]: talk('Zoé Martin'),
      [placeOf('leo_2000000')]: talk('Léo'),
    })
    const again = await zip(join(place, 'facebook-1 (1).zip'), {
      [placeOf('zoe_1000000')]: talk('Zoé'),
    })
    await field(zips).setInputFiles([one, two, again])
    await page.getByText(/^facebook-1 \(1\)\.zip/).waitFor()
    await expectSoundAtBothSizes(page)
    await send()
    await read()
    expect(await arrived()).toEqual({
      name: 'facebook-1.zip et 2\u00a0autres ZIP',
      isWhole: true,
      paths: [
        `0/${placeOf('zoe_1000000')}`,
        '0/this_profile/posts/profile_posts_1.json',
        `1/${placeOf('zoe_1000000')}`,
        `1/${placeOf('leo_2000000')}`,
      ],
    })
  })

  it('takes a folder', async () => {
    const place = unpack(join(newFolder(), 'facebook-mairie'), {
      [placeOf('zoe_1000000')]: talk('Zoé'),
      'messages/inbox/zoe_1000000/photos/1.jpg': randomBytes(50_000),
    })
    await field(folder).setInputFiles(place)
    await page.getByText(/^Dossier «\sfacebook-mairie\s»\s: 1\s+fichier à lire$/).waitFor()
    await send()
    await read()
    expect(await arrived()).toEqual({
      name: 'facebook-mairie',
      isWhole: true,
      paths: [`0/facebook-mairie/${placeOf('zoe_1000000')}`],
    })
  })

  it('takes what is dropped', async () => {
    const place = unpack(join(newFolder(), 'facebook-mairie'), {
      [placeOf('zoe_1000000')]: talk('Zoé'),
      'messages/inbox/zoe_1000000/photos/1.jpg': randomBytes(50_000),
    })
    const button = page.getByRole('button', { name: 'Choisir le dossier' })
    await button.scrollIntoViewIfNeeded()
    const { x = 0, y = 0 } = (await button.boundingBox()) ?? {}
    const browser = await page.context().newCDPSession(page)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      const data = { items: [], files: [place], dragOperationsMask: 1 }
      await browser.send('Input.dispatchDragEvent', { type, x: x + 9, y: y + 9, data })
    }
    await page.getByText(/1\s+fichier à lire$/).waitFor()
    await send()
    await read()
    expect(await arrived()).toMatchObject({
      name: 'facebook-mairie',
      paths: [`0/facebook-mairie/${placeOf('zoe_1000000')}`],
    })
  })

  // Two parts of four megabytes, packed twice: a few seconds where others run beside it.
  it('can be stopped, and goes on where it was with the same files', async () => {
    const heavy = join(newFolder(), 'facebook.zip')
    const said = Array.from({ length: 300 }, (_, index) => ({
      ...{ by: 'Zoé', at: 1_780_000_000_000 + index },
      text: randomBytes(15 * 1024).toString('base64'),
    }))
    await zip(heavy, { [placeOf('zoe_1000000')]: messagesFile('Zoé', said) })
    const begins: (string | null)[] = []
    page.on('request', request => {
      const { pathname, searchParams } = new URL(request.url())
      if (pathname.endsWith('/parts')) begins.push(searchParams.get('at'))
    })
    await page.route(/parts\?.*at=4194304/, () => {})
    const second = page.waitForRequest(/parts\?.*at=4194304/)
    await field(zips).setInputFiles(heavy)
    await send()
    await second
    await page.getByText(/^Envoi des messages\s: \d\d\s+%/).waitFor()
    await page.getByRole('button', { name: 'Arrêter l’envoi' }).click()
    await page.getByText('Ce qui est arrivé est gardé un jour').waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await expect.poll(focused).toBe('Reprendre l’envoi')
    await expectSound(page)
    await page.unroute(/parts\?.*at=4194304/)

    await visit(page, api, '/canaux/historique')
    await field(zips).setInputFiles(heavy)
    await send()
    await read()
    // It hears that the first part is there, and goes on behind it.
    expect(begins).toEqual(['0', '4194304', '0', '4194304'])
    expect(await arrived()).toMatchObject({ isWhole: true })
  })

  it.each([
    ['no ZIP', async (place: string) => place, /^facebook\.zip n’est pas un ZIP lisible/],
    [
      'without messages',
      (place: string) => zip(place, { 'a.txt': 'a' }),
      /aucun message au format JSON/,
    ],
    [
      'locked',
      (place: string) => zip(place, { [placeOf('zoe_1000000')]: talk('Zoé') }, { password: 'x' }),
      /^facebook\.zip est protégé par un mot de passe/,
    ],
  ])('says of what is %s what to do', async (_what, make, sentence) => {
    const place = join(newFolder(), 'facebook.zip')
    writeFileSync(place, 'PK')
    await field(zips).setInputFiles(await make(place))
    await send()
    await page.getByText(sentence).waitFor()
    await page.getByText('Rien n’a été importé.').waitFor()
    expect(api.asked).toEqual([])
  })
})

it('shows what a file holds before anything is imported, and asks who the page is', async () => {
  await handedIn()
  await walkTo(page, api, '/canaux/historique')
  await page.getByText(/^8\s230$/).waitFor()
  await page.getByText(/^du 4\s+mars 2019 au 20\s+novembre 2026$/).waitFor()
  await page.getByText(/^214\s+publications et 1\s+commentaire de la page$/).waitFor()
  await page.getByText(/^23\s+fichiers illisibles dans cette archive$/).waitFor()
  await page.getByText(long).waitFor()
  await page.getByText(/^et 3\s+autres\.$/).waitFor()
  await expectSoundAtBothSizes(page)

  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await page.getByText('Choisissez le nom de la page.').waitFor()
  expect(api.asked).toEqual([])
  await page.getByLabel('Le nom de la page').selectOption('Mairie de Sommeville')
  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await page.getByText('Lecture des messages…').waitFor()
  expect(api.asked).toEqual([
    {
      method: 'POST',
      path: '/api/history-import/start',
      body: { page: 'Mairie de Sommeville', channel: 1 },
    },
  ])
})

it('follows an import, which can be stopped, taken up again and given up', async () => {
  await handedIn({ state: 'running', page: 'Mairie de Sommeville' })
  await walkTo(page, api, '/canaux/historique')
  await page.getByText('Lecture des messages…').waitFor()
  await change({ done: 4115 })
  await page.getByText(/^Import de l’historique\s: 4\s115\s+messages sur 8\s230$/).waitFor()
  const bar = page.getByRole('progressbar')
  await expect.poll(() => bar.getAttribute('value')).toBe('4115')
  await expectSoundAtBothSizes(page)

  await page.getByRole('button', { name: 'Arrêter' }).click()
  await page.getByRole('heading', { name: 'Import arrêté' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await page.getByRole('heading', { name: 'Import en cours' }).waitFor()

  const error = 'Ce fichier a changé pendant la lecture.'
  await change({ state: 'failed', error: told(error) })
  await page.getByText(error).waitFor()
  await page.getByRole('button', { name: 'Abandonner' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Abandonner' }).click()
  await page.getByRole('heading', { name: 'Obtenir le téléchargement' }).waitFor()
})

it('ends with what was added and what was not, and leads to the figures', async () => {
  await handedIn({
    ...{ state: 'done', done: 8230, inbound: 4000, outbound: 4229, foreign: 1 },
    endedAt: minute(-71),
  })
  await aConversation(api.db, await mairie(api.db), {
    visibility: 'private',
    messages: [{ by: 'Zoé', remoteId: 'archive:1:1', sentAt: minute(-5 * 1_440), history: 1 }],
  })
  await walkTo(page, api, '/canaux/historique')
  await page.getByText(/4\s000\s+messages reçus et 4\s229\s+réponses\./).waitFor()
  await page.getByText('1 conversation laissée de côté : la page n’y participe pas.').waitFor()
  await page.getByText('leurs délais ne sont pas mesurés').waitFor()
  await page.getByText('Historiques importés').waitFor()
  await expectSoundAtBothSizes(page)
  const link = page.getByRole('link', { name: 'Voir les délais' })
  await expect.poll(() => link.getAttribute('href')).toBe('/delais?du=2019-03-04&au=2026-11-20')
})

it('tells on its card what is measured of a page that has only its archive', async () => {
  const bare = { checks: '[]', checkedAt: null, url: null, config: '{}', secrets: '' }
  const unconnected = { ...bare, publishes: 0 } as const
  const { db } = api
  const channel = await db
    .updateTable('channel')
    .set({ state: 'archive', ...unconnected })
    .where('id', '=', 1)
    .returningAll()
    .executeTakeFirstOrThrow()
  await db.deleteFrom('conversation').execute()
  const zoe = {
    by: 'Zoé',
    remoteId: 'archive:1:1',
    sentAt: START - 4 * 86_400_000,
    history: 1 as const,
  }
  await aConversation(db, channel, { visibility: 'private', messages: [zoe] })
  await walkTo(page, api, '/canaux')
  const card = page.getByRole('article').filter({ hasText: 'Archive seulement' })
  await card
    .getByText(/messages privés jusqu’au .*20\s+novembre.*, commentaires non mesurés/)
    .waitFor()
  await expect
    .poll(() => card.getByRole('button').allTextContents())
    .toEqual(['Connecter la pagePage de la mairie'])
  await expectSound(page)
  await card.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Numéro de la page/).fill('1353')
  await dialog.getByLabel(/^Code d’accès/).fill('bon jeton')
  await dialog.getByRole('button', { name: 'Connecter la page' }).click()
  await page
    .getByText('La connexion à « Page de la mairie » est faite.')
    .waitFor({ state: 'attached' })
  expect(api.asked.at(-1)?.body).toMatchObject({
    config: { page: '1353' },
    secrets: { token: 'bon jeton' },
  })
})

it('is not for an officer', async () => {
  await api.become('officer')
  await walkTo(page, api, '/canaux')
  await expect.poll(() => page.getByRole('link', { name: 'Importer l’historique' }).count()).toBe(0)
  await walkTo(page, api, '/canaux/historique')
  await page.getByText('Votre rôle ne permet pas de connecter des canaux').waitFor()
})

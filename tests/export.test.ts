import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { exportAll } from '../server/export/export.ts'
import { Sentence, sentenceText, verbatim } from '../server/language/sentence.ts'
import { createApiKey } from '../server/people/api-keys.ts'
import { ofInstallation } from '../server/people/rules/api-key.ts'
import { publishingSentences } from '../server/publishing/sentences.ts'
import { type TestApp, testApp } from './support/app.ts'
import { aDelivery, aPost } from './support/builders/publishing.ts'
import { testClock } from './support/clock.ts'
import { type DatabaseKind, itOnBoth, newDatabaseUrl } from './support/database/databases.ts'
import { addNeighbour, theirEmail, theirWord } from './support/neighbour.ts'
import { fakeNetwork } from './support/network/fake-network.ts'
import { fakeNetwork as fakePublisher } from './support/network/fake-publisher.ts'
import { byOf, plan } from './support/publishing.ts'
import { readCsv } from './support/reply-times/csv.ts'
import { everything, now, play } from './support/reply-times/report-scenes.ts'
import { folderOfTest } from './support/run/temporary-folder.ts'

describe('an export', () => {
  async function lived(kind: DatabaseKind = 'sqlite'): Promise<TestApp & { channels: number[] }> {
    const url = `file:${join(folderOfTest(), 'tambour.db')}`
    const databaseUrl = kind === 'sqlite' ? url : await newDatabaseUrl(kind)
    const app = await testApp({
      clock: testClock(now),
      database: kind,
      connectors: { fake: { ...fakeNetwork(), publish: fakePublisher().connector.publish } },
      settings: { databaseUrl },
    })
    return { ...app, channels: await play(app.context, app.communeId, everything) }
  }

  itOnBoth(
    'holds everything in formats that a stranger can read, and nothing that opens a door',
    async kind => {
      const { context, app, communeId, ask, channels } = await lived(kind)
      const event = {
        title: 'Bal, « des pompiers »',
        startLocal: '2026-06-20T21:00',
        endLocal: null,
        place: 'Place de l’Église',
        text: '=1+1 à l’entrée\nVenez !',
      }
      expect((await ask('POST', '/api/events', { body: event, as: 'officer' })).status).toBe(201)
      const bytes = await sharp({
        create: { width: 40, height: 30, channels: 3, background: '#2d6a4f' },
      })
        .jpeg()
        .toBuffer()
      const form = new FormData()
      form.set('file', new Blob([Uint8Array.from(bytes)]), 'affiche.jpg')
      form.set('alt', 'Affiche')
      const by = { actor: 'x', keyOwner: ofInstallation }
      const key = await createApiKey(context, communeId, { name: 'x', role: 'officer' }, by)
      const request = {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${key.token}` },
      }
      expect((await app.request('/api/media', request)).status).toBe(201)

      await context.db.updateTable('channel').set({ publishes: 1 }).execute()
      const planned = await plan({ context, by: byOf(communeId) }, channels.slice(0, 2), now)
      const reasons = [
        sentenceText(publishingSentences.postCancelled),
        sentenceText(verbatim('Refus.')),
      ]
      for (const [place, id] of planned.entries()) {
        const reason = reasons[place] ?? null
        await context.db.updateTable('delivery').set({ reason }).where('id', '=', id).execute()
      }

      const folder = join(folderOfTest(), 'export')
      const made = await exportAll(context, context.settings, folder)
      const read = (name: string) => readFileSync(join(folder, name), 'utf8')
      const sheet = (name: string): Record<string, string>[] => {
        const [headings = [], ...lines] = readCsv(read(name).replace(/^\uFEFF/, ''))
        return lines.map(line =>
          Object.fromEntries(headings.map((key, index) => [key, line[index] ?? ''])),
        )
      }

      const stored = await context.db.selectFrom('message').select('text').execute()
      expect(stored.length).toBeGreaterThan(10)
      const messages = sheet('messages.csv')
      expect(messages.map(line => line.Texte?.replace(/^'(?=[=+\-@])/, '')).toSorted()).toEqual(
        stored.map(({ text }) => text ?? '').toSorted(),
      )
      expect(messages[0]).toMatchObject({ Canal: 'Page', Sens: 'reçu', Auteur: 'Ann' })
      expect(messages[0]?.['Envoyé à (UTC)']).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      // What a spreadsheet would reckon is a text.
      expect(sheet('evenements.csv')).toMatchObject([
        { Titre: event.title, Début: event.startLocal, Texte: `'${event.text}`, État: 'prévu' },
      ])
      expect(sheet('publications.csv').map(line => line.Motif)).toEqual([
        'Sa publication est annulée.',
        'Refus.',
      ])
      expect(sheet('images.csv')).toMatchObject([{ Description: 'Affiche', Largeur: '40' }])
      expect((await sharp(join(folder, 'images', '1.jpg')).metadata()).width).toBe(40)
      expect(read('agenda.ics')).toMatch(/SUMMARY:Bal\\, « des pompiers »/)
      const months = readdirSync(join(folder, 'delais'))
      expect(months).toContain('2026-06-1.csv')
      const figures = await ask('GET', '/api/reports/replies?from=2026-06-01&to=2026-06-06', {
        as: 'councillor',
      })
      const exchanges = sheet('delais/2026-06-1.csv')
      expect(figures.json).toMatchObject({ received: exchanges.length })
      expect(sheet('canaux.csv')).toHaveLength(channels.length)
      expect(sheet('objectifs.csv')[0]).toMatchObject({ 'Minutes d’ouverture': '15', Canal: '' })
      expect(read('LISEZMOI.txt')).toContain(`messages.csv       ${stored.length} lignes`)

      const tables = readdirSync(join(folder, 'tables'))
      expect(tables).toContain('commune.jsonl')
      for (const table of ['session', 'account', 'verification']) {
        expect(tables).not.toContain(`${table}.jsonl`)
      }
      const all = tables.map(table => read(`tables/${table}`)).join('')
      expect(all).not.toMatch(/"[^"]*(secret|token|password|hash)[^"]*":/i)
      expect(made.files).toBe(tables.length + months.length + 12)
    },
  )

  itOnBoth('names the files that came with a message, and how large they are', async kind => {
    const { context, communeId } = await lived(kind)
    const { db } = context
    const of = await db.selectFrom('message').select('id').orderBy('id').limit(4).execute()
    const files = [
      [
        { type: 'application/pdf', url: null, name: 'Règlement, "final".pdf', bytes: 48_213 },
        { type: 'image/jpeg', url: 'https://exemple.fr/1', name: null },
        { type: 'text/plain', url: null, name: '=deux\r\nlignes.txt', bytes: 0 },
      ],
      [{ type: 'image/png', url: null, name: '=1+1.png', bytes: 7 }],
      [],
      null,
    ]
    const text = (place: number) => `Avec des fichiers : ${place}`
    for (const [place, held] of files.entries()) {
      const attachments = held === null ? null : JSON.stringify(held)
      const id = of[place]?.id ?? 0
      await db
        .updateTable('message')
        .set({ attachments, text: text(place) })
        .where('id', '=', id)
        .execute()
    }
    const folder = join(folderOfTest(), 'export')
    await exportAll(context, context.settings, folder, communeId)
    const written = readFileSync(join(folder, 'messages.csv'), 'utf8').replace(/^\uFEFF/, '')
    const [headings = [], ...lines] = readCsv(written)
    const cells = files.map((_, place) => {
      const line = lines.find(line => line[headings.indexOf('Texte')] === text(place))
      return ['Fichiers joints', 'Tailles (octets)'].map(name => line?.[headings.indexOf(name)])
    })
    expect(cells).toEqual([
      ['Règlement, "final".pdf\nimage/jpeg\n=deux  lignes.txt', '48213\ninconnue\n0'],
      ["'=1+1.png", '7'],
      ['', ''],
      ['', ''],
    ])
  })

  it('tells in French why a publication did not go out', async () => {
    const { context, communeId, channels } = await lived()
    const [channelId = 0] = channels
    const { db } = context
    const post = await aPost(db, communeId, { text: 'Bal' })
    const why = sentenceText(new Sentence('x.late', { fr: 'Trop tard : « fini ».', en: 'Late.' }))
    for (const [hour, reason] of [why, null].entries()) {
      const dueLocal = `2026-06-01T1${hour}:00`
      await aDelivery(db, post, channelId, { dueLocal, state: 'missed', reason })
    }
    const folder = join(folderOfTest(), 'export')
    await exportAll(context, context.settings, folder)
    const [headings = [], ...lines] = readCsv(
      readFileSync(join(folder, 'publications.csv'), 'utf8').replace(/^\uFEFF/, ''),
    )
    expect(lines.map(line => line[headings.indexOf('Motif')])).toEqual([
      'Trop tard : « fini ».',
      '',
    ])
  })

  it('of one commune tells nothing of another', async () => {
    const { context, communeId } = await lived()
    const { communeId: theirs } = await addNeighbour(context)
    const webhook = { connector: 'fake', channelIds: '[4242]', body: theirWord, receivedAt: 0 }
    await context.db
      .insertInto('webhook')
      .values({ ...webhook, nextAt: null })
      .execute()
    const textsOf = async (of: number) => {
      const folder = join(folderOfTest(), 'export')
      const { lines } = await exportAll(context, context.settings, folder, of)
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      const told = files
        .filter(one => one.isFile())
        .map(one => readFileSync(join(one.parentPath, one.name), 'utf8'))
      return { lines, text: told.join('\n') }
    }
    const own = await textsOf(communeId)
    expect(own.lines['messages.csv']).toBeGreaterThan(10)
    expect(own.text).toContain('anne@exemple.fr')
    for (const word of [theirWord, theirEmail]) expect(own.text).not.toContain(word)
    const other = await textsOf(theirs)
    expect(other.lines).toMatchObject({ 'messages.csv': 1, 'evenements.csv': 1, 'images.csv': 1 })
    expect(other.text).toContain(theirEmail)
    for (const word of ['Saint-Rémi', 'anne@exemple.fr']) expect(other.text).not.toContain(word)
  })

  it('is not mixed with what is there', async () => {
    const { context } = await lived()
    const folder = folderOfTest()
    writeFileSync(join(folder, 'mine'), '')
    await expect(exportAll(context, context.settings, folder)).rejects.toThrow(/n’est pas vide/)
    const file = join(folder, 'mine')
    await expect(exportAll(context, context.settings, file)).rejects.toThrow(/est un fichier/)
  })

  it('ends with a sentence where nothing can be written', async () => {
    const { context } = await lived()
    const file = join(folderOfTest(), 'mine')
    writeFileSync(file, '')
    for (const folder of ['/proc/tambour', '/proc/tambour/below', join(file, 'below')]) {
      await expect(exportAll(context, context.settings, folder)).rejects.toThrow(
        /^Rien ne peut être écrit dans .*\s: donnez un dossier où vous pouvez écrire\.$/,
      )
    }
  })
})

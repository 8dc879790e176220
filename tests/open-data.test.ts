import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { connectors } from '../server/connectors/registry.ts'
import { ingest } from '../server/inbox/receiving/ingest.ts'
import { method } from '../server/open-data/page.ts'
import { type PublicRepliesShape, publicDataShape } from '../server/open-data/shapes.ts'
import { readJournal } from '../server/people/store/journal.ts'
import { onTheClock } from '../server/reply-times/public-replies.ts'
import { finishRebuild } from '../server/reply-times/rebuild.ts'
import { publicMinutes } from '../server/reply-times/rules/public-replies.ts'
import { sentFiguresShape } from '../server/reply-times/shapes.ts'
import { testApp } from './support/app.ts'
import { aChannel } from './support/builders/channels.ts'
import { testClock } from './support/clock.ts'
import { type DatabaseKind, itOnBoth } from './support/database/databases.ts'
import { complaintsOf } from './support/html.ts'
import { byCommune, fakeNetwork, thread } from './support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel } from './support/network/received.ts'
import { answeredYear, type Day, writeAnswers } from './support/open-data.ts'
import { addCommune } from './support/publishing.ts'
import { paris } from './support/reply-times/reply-timelines.ts'

const publicUrl = 'https://tambour.exemple.fr'
/** Tuesday: what is published was fixed on Monday 30 November. */
const now = '2026-12-01T09:00:00Z'
const asOf = '2026-11-29T23:00:00.000Z'

const files = ['', '.json', '.csv', '.svg', '.png', '.schema.json', '.tableschema.json']

async function house(days: readonly Day[] = answeredYear, database: DatabaseKind = 'sqlite') {
  const clock = testClock(now)
  const network = { ...connectors, fake: fakeNetwork() }
  const app = await testApp({ clock, database, settings: { publicUrl }, connectors: network })
  const { context, communeId, ask } = app
  const channel = await newChannel(context, communeId, 'Page de Camille', 0)
  const write = (some: readonly Day[]) => writeAnswers(context, channel, some)
  await write(days)
  await finishRebuild(context, communeId)
  const show = async (isPublic: boolean) => {
    const asked = { as: 'administrator', body: { isPublic } } as const
    const answer = await ask('PUT', '/api/commune/public-replies', asked)
    expect(answer.status, answer.text).toBe(200)
    return answer.json as PublicRepliesShape
  }
  return {
    ...app,
    clock,
    channel,
    write,
    show,
    data: async (path = '/reponses.json') => publicDataShape.parse((await ask('GET', path)).json),
    page: async (path: string) => (await ask('GET', path)).text.replaceAll(/[\u00a0\u202f]/g, ' '),
  }
}

const sentence =
  'La mairie répond en 13 minutes (médiane des 4 dernières semaines, sur 14 messages)'

describe('the reply times in public', () => {
  itOnBoth('are what Délais counts of the same days, as known that Monday', async kind => {
    const h = await house(answeredYear, kind)
    const { sentence: shown } = await h.show(true)
    expect(shown.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(sentence)
    const data = await h.data()
    expect(data.asOf).toBe(asOf)
    const figures = async (days: string) => {
      const path = `/api/reports/replies/figures?${days}&now=${asOf}`
      return sentFiguresShape.parse((await h.ask('GET', path, { as: 'councillor' })).json)
    }
    const { lastFourWeeks: weeks, months } = data
    const four = (await figures(`from=${weeks.from}&to=${weeks.to}`)).summary
    expect([weeks.from, weeks.to]).toEqual(['2026-11-02', '2026-11-29'])
    expect([weeks.messages, weeks.medianMinutes]).toEqual([14, publicMinutes(four.medianMs)])
    expect(four).toMatchObject({ counted: 14, medianMs: 12.5 * MINUTE })

    // February began before anything was measured; November was not over on that Monday.
    expect(months.map(({ month }) => month)).toEqual(
      [3, 4, 5, 6, 7, 8, 9, 10].map(month => `2026-${String(month).padStart(2, '0')}`),
    )
    for (const { month, ...shownOf } of months) {
      const to = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 31 })
      const { summary } = await figures(`from=${month}-01&to=${to}`)
      const isFew = summary.counted < 10
      expect(shownOf, month).toMatchObject({
        isWithheld: isFew,
        messages: isFew ? null : summary.counted,
        onTime: isFew ? null : summary.onTime,
        medianMinutes: isFew ? null : publicMinutes(summary.medianMs),
        p90Minutes: month === '2026-09' ? publicMinutes(summary.p90Ms) : null,
      })
    }
    expect(months.filter(({ isWithheld }) => isWithheld).map(({ month }) => month)).toEqual([
      '2026-07',
      '2026-08',
      '2026-10',
    ])
  })

  it('stand beside what they are compared by, and beside no person and no account', async () => {
    const h = await house()
    await h.context.db
      .updateTable('commune')
      .set({ inseeCode: '51454', households: 412, householdsYear: 2023 })
      .execute()
    await h.show(true)
    const { commune, networks, lastFourWeeks, licence } = await h.data()
    expect(commune).toMatchObject({ inseeCode: '51454', households: 412, householdsYear: 2023 })
    expect(licence.name).toBe('Licence Ouverte / Open Licence 2.0')
    const { fake } = h.context.connectors
    expect(networks).toEqual([fake?.manifest.label.fr])
    // Four weeks of five days of six hours and a Saturday of three, without 11 November.
    expect(lastFourWeeks.openHours).toBe(4 * 33 - 6)
    expect(lastFourWeeks.targets).toEqual([{ minutes: 15 }])
    const all = await Promise.all(files.map(file => h.page(`/reponses${file}`)))
    expect(all.join()).not.toMatch(/Odile|Page de Camille|quelle heure/)
  })

  it('change on Mondays alone, whatever is answered meanwhile', async () => {
    const h = await house()
    await h.show(true)
    const before = await h.data()
    const late = paris('2026-12-01T10:30')
    const waiting = thread('2026-11-24-6', [byCommune(late, 'Pardon !')])
    h.clock.set(new Date(late + MINUTE).toISOString())
    await ingest(h.context, await channelOf(h.context, h.channel), [waiting])
    h.clock.set('2026-12-06T22:59:00Z')
    expect(await h.data()).toEqual(before)
    h.clock.set('2026-12-06T23:00:00Z')
    const { lastFourWeeks, months } = await h.data()
    expect(lastFourWeeks).toMatchObject({ from: '2026-11-09', isWithheld: true, messages: null })
    expect(months.at(-1)).toMatchObject({ month: '2026-11', messages: 14, onTime: 10 })
  })

  it('tell no four weeks before as many were measured', async () => {
    const h = await house([
      { date: '2026-11-16', after: Array(12).fill(5) },
      { date: '2026-11-25', after: Array(3).fill(5) },
    ])
    await h.show(true)
    expect((await h.data()).lastFourWeeks).toMatchObject({ isWithheld: true, messages: null })
    h.clock.set('2026-12-14T09:00:00Z')
    const { lastFourWeeks } = await h.data()
    expect(lastFourWeeks).toMatchObject({ from: '2026-11-16', messages: 15, medianMinutes: 5 })
  })

  it('are reckoned once an hour, and in the settings at once', async () => {
    const h = await house()
    await h.show(true)
    const before = await h.data()
    await h.write([{ date: '2026-11-25', after: [2, 2] }])
    expect(await h.data()).toEqual(before)
    const preview = await h.ask('GET', '/api/commune/public-replies', { as: 'councillor' })
    expect((preview.json as PublicRepliesShape).sentence).toContain('sur 16')
    h.clock.advance(60 * MINUTE)
    // Handed over on a Tuesday, which the page says.
    expect((await h.data()).lastFourWeeks.messages).toBe(16)
    expect(await h.page('/reponses')).toContain('sauf message livré en retard')
  })

  it('are nowhere while the commune does not wish it', async () => {
    const h = await house()
    const form = { connector: 'form', name: 'Formulaire', config: {} } as const
    const { id } = await aChannel(h.context, h.communeId, form)
    const silent = async () => {
      for (const file of files) {
        for (const query of ['', `?commune=${h.communeId}`, '?commune=x']) {
          const { status, headers } = await h.ask('GET', `/reponses${file}${query}`)
          expect(status, file).toBe(404)
          expect(headers.get('access-control-allow-origin')).toBeNull()
        }
      }
      for (const path of ['/agenda', `/ecrire/${id}`, '/sitemap.xml']) {
        expect(await h.page(path), path).not.toMatch(/répond en|Délai de réponse|reponses/)
      }
    }
    await silent()
    await h.show(true)
    for (const path of ['/agenda', `/ecrire/${id}`]) {
      const text = await h.page(path)
      expect(text, path).toContain(
        `${sentence}. ${onTheClock}. <a href="/reponses?commune=${h.communeId}"`,
      )
      expect(await complaintsOf((await h.ask('GET', path)).text), path).toEqual([])
    }
    // Where no time is told, no clock is either.
    h.clock.set('2026-12-15T09:00:00Z')
    const few = await h.page('/agenda')
    expect(few).toContain('pour donner un chiffre sur 4 semaines. <a href=')
    expect(await h.page('/sitemap.xml')).toContain(`${publicUrl}/reponses<`)
    for (const file of files) expect((await h.ask('GET', `/reponses${file}`)).status).toBe(200)
    await h.show(false)
    await silent()
    const lines = await readJournal(h.context.db, {
      communeId: h.communeId,
      subject: `commune:${h.communeId}`,
    })
    expect(lines.map(({ action }) => action).slice(0, 2)).toEqual([
      'public-replies.hidden',
      'public-replies.shown',
    ])
  })

  it('are one commune’s alone where an installation has several', async () => {
    const h = await house()
    const there = await addCommune(h.context, 'Orvain')
    await h.show(true)
    expect((await h.data()).commune.name).not.toBe('Orvain')
    expect((await h.ask('GET', `/reponses?commune=${there}`)).status).toBe(404)
    expect(await h.page(`/agenda?commune=${there}`)).not.toContain('Comment c’est compté')
    expect(await h.page('/agenda')).not.toContain('Comment c’est compté')
    await h.context.db.updateTable('commune').set({ publicReplies: 1 }).execute()
    const both = await h.page('/reponses')
    expect(both).toContain(`<a href="/reponses?commune=${there}">Orvain</a>`)
    expect(both).toContain(sentence)
    expect(both).toContain(`${onTheClock}.`)
    // Whose they are is not guessed.
    expect((await h.ask('GET', '/reponses.json')).status).toBe(404)
    const data = await h.data(`/reponses.json?commune=${there}`)
    expect(data.commune.name).toBe('Orvain')
    expect(data.page).toBe(`${publicUrl}/reponses?commune=${there}`)
  })
})

describe('the page', () => {
  it('is valid HTML and says its method in 120 words', async () => {
    const h = await house()
    await h.show(true)
    const { text } = await h.ask('GET', '/reponses')
    expect(await complaintsOf(text)).toEqual([])
    expect(
      method.split(/[\s\u00a0\u202f]+/).filter(one => /\p{L}|\d/u.test(one)).length,
    ).toBeLessThanOrEqual(120)
    const plain = await h.page('/reponses')
    expect(plain).toContain(method.replaceAll(/[\u00a0\u202f]/g, ' '))
    expect(plain).toMatch(/octobre 2026<\/th><td>&lt; 10<\/td>/)
    // Nothing adds them up.
    expect(plain).not.toMatch(/total/i)
  })

  it('is kept for an hour and told by its tag, shared by other sites as data, without a cookie', async () => {
    const h = await house()
    await h.show(true)
    for (const file of files) {
      const { headers } = await h.ask('GET', `/reponses${file}`)
      expect(headers.get('cache-control'), file).toBe('public, max-age=3600')
      expect(headers.get('access-control-allow-origin'), file).toBe('*')
      expect(headers.get('set-cookie'), file).toBeNull()
      const shared = file === '' ? 'same-origin' : 'cross-origin'
      expect(headers.get('cross-origin-resource-policy'), file).toBe(shared)
      const tag = headers.get('etag') ?? ''
      const again = await h.ask('GET', `/reponses${file}`, { headers: { 'if-none-match': tag } })
      expect([again.status, again.text], file).toEqual([304, ''])
    }
  })

  it('is not asked for without end', async () => {
    const h = await house([])
    await h.show(true)
    const asked = Array.from({ length: 241 }, () => h.ask('GET', '/reponses.tableschema.json'))
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status)).toEqual([...Array(240).fill(200), 429])
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('60')
  })
})

describe('the data', () => {
  it('are as their JSON Schema says, which takes nothing else', async () => {
    const h = await house()
    await h.show(true)
    const { json: data } = await h.ask('GET', '/reponses.json')
    const { json: schema } = await h.ask('GET', '/reponses.schema.json')
    expect(data).toMatchObject({ $schema: (schema as { $id: string }).$id })
    // Formats are told to people; ajv knows them by another package alone.
    const validate = new Ajv2020({ strict: true, validateFormats: false, allErrors: true }).compile(
      schema as object,
    )
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...(data as object), total: 12 })).toBe(false)
    expect(validate({ ...(data as object), months: [{ month: '2026-10', messages: 9 }] })).toBe(
      false,
    )
  })

  it('are the same in the CSV, whose columns a Table Schema names', async () => {
    const h = await house()
    await h.show(true)
    const { months } = await h.data()
    const answer = await h.ask('GET', '/reponses.csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines: Record<string, string>[] = parse(answer.text, { columns: true, bom: true })
    const { fields } = (await h.ask('GET', '/reponses.tableschema.json')).json as {
      fields: { name: string; type: keyof typeof patterns }[]
    }
    expect(Object.keys(lines[0] ?? {})).toEqual(fields.map(({ name }) => name))
    for (const line of lines) {
      for (const { name, type } of fields) expect(line[name], name).toMatch(patterns[type])
    }
    const text = (value: number | null) => (value === null ? '' : String(value))
    expect(lines.map(one => [one.mois, one.masque, one.messages, one.a_temps, one.part])).toEqual(
      months.map(one => [
        one.month,
        one.isWithheld ? 'oui' : 'non',
        ...[one.messages, one.onTime, one.share].map(text),
      ]),
    )
    expect(lines.map(one => [one.mediane_min, one.neuf_sur_dix_min, one.ouverture_h])).toEqual(
      months.map(one => [one.medianMinutes, one.p90Minutes, one.openHours].map(text)),
    )
  })
})

const patterns = {
  string: /^.*$/,
  integer: /^\d*$/,
  number: /^(\d+(\.\d+)?)?$/,
  boolean: /^(oui|non)$/,
  yearmonth: /^\d{4}-\d{2}$/,
}

describe('the picture', () => {
  it('is a small drawing that says the sentence to everybody, and a PNG of the same shape', async () => {
    const h = await house()
    await h.context.db
      .updateTable('commune')
      .set({ name: 'Saint-Rémi-en-Bouzemont-Saint-Genest-et-<Isson> & autres communes' })
      .execute()
    const { picture, code } = await h.show(true)
    const drawing = await h.ask('GET', '/reponses.svg')
    expect(drawing.text).toBe(picture)
    expect(Buffer.byteLength(picture)).toBeLessThan(4096)
    const titles: string[] = []
    const parser = new SaxesParser()
    parser.on('text', text => titles.push(text.replaceAll(/[\u00a0\u202f]/g, ' ')))
    parser.write(picture).close()
    expect(titles.join()).toContain(sentence)
    // The browser lets it bring its own colours when it is opened alone.
    expect(drawing.headers.get('content-security-policy')).toContain("style-src 'self' 'sha256-")
    expect(
      await complaintsOf(`<!doctype html><html lang="fr"><title>x</title>${code}</html>`),
    ).toEqual([])
    const png = await h.app.request('/reponses.png')
    const { format, width, height } = await sharp(await png.arrayBuffer()).metadata()
    expect([format, width, height]).toEqual(['png', 880, 232])
  })
})

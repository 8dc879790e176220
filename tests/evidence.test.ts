import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { EvidenceShape, evidenceActionNew } from '../server/evidence/shapes.ts'
import type { Spoken } from '../server/language/sentence.ts'
import { createApiKey } from '../server/people/api-keys.ts'
import { ofInstallation } from '../server/people/rules/api-key.ts'
import { readJournal } from '../server/people/store/journal.ts'
import { replyFigures } from '../server/reply-times/reply-report.ts'
import { audienceReport } from '../server/subscribers/audience-report.ts'
import { mostFollowed } from '../server/subscribers/rules.ts'
import { testApp } from './support/app.ts'
import { aChannel } from './support/builders/channels.ts'
import { anEvent } from './support/builders/events.ts'
import { aConversation } from './support/builders/messages.ts'
import { aPartner, aShare } from './support/builders/partners.ts'
import { aSubscriber, aTheme } from './support/builders/subscribers.ts'
import { testClock } from './support/clock.ts'
import { type DatabaseKind, itOnBoth } from './support/database/databases.ts'
import { everyPage } from './support/pdf/text.ts'
import { pdfUaFaults } from './support/pdf/ua.ts'

type Sheet = Spoken<EvidenceShape>
type Wanted = z.input<typeof evidenceActionNew>

const hour = 60 * 60_000
const action: Wanted = { title: 'Bulletin en ligne', startsOn: '2025-03-01' }

/** A commune on 1 December 2026. */
async function house(database: DatabaseKind = 'sqlite') {
  const clock = testClock('2026-12-01T09:00:00Z')
  const tested = await testApp({ clock, database })
  const { ask } = tested
  return {
    ...tested,
    clock,
    async sheet(year = 2026): Promise<Sheet> {
      const asked = await ask('GET', `/api/reports/evidence?year=${year}`, { as: 'councillor' })
      return asked.json as Sheet
    },
    async add(part: Partial<Wanted> = {}): Promise<number> {
      const body = { ...action, ...part }
      const added = await ask('POST', '/api/evidence-actions', { as: 'administrator', body })
      expect(added.status, added.text).toBe(201)
      return (added.json as { id: number }).id
    },
  }
}

describe('the actions of a sheet', () => {
  itOnBoth(
    'are added, changed, deleted and put back, with a line each in the journal',
    async kind => {
      const h = await house(kind)
      const { context, communeId, ask } = h
      const id = await h.add({ annualCost: 14_000, publicLink: 'https://mairie.exemple.fr/' })
      const as = { as: 'administrator' } as const
      const body = { ...action, title: 'Bulletin', endsOn: '2025-09-30' }
      const changed = await ask('PUT', `/api/evidence-actions/${id}`, { ...as, body })
      // What is not told any more is not kept.
      expect(changed.json).toMatchObject({ id, title: 'Bulletin', annualCost: null })
      const titles = async () => (await h.sheet()).actions.map(({ title }) => title)
      expect(await titles()).toEqual(['Bulletin'])
      await ask('DELETE', `/api/evidence-actions/${id}`, as)
      expect(await titles()).toEqual([])
      expect((await ask('PUT', `/api/evidence-actions/${id}`, { ...as, body })).status).toBe(404)
      await ask('POST', `/api/evidence-actions/${id}/restore`, as)
      expect(await titles()).toEqual(['Bulletin'])
      const lines = await readJournal(context.db, { communeId, subject: `evidence:${id}` })
      expect(lines.map(line => [line.action, line.subject])).toEqual(
        ['restored', 'removed', 'changed', 'added'].map(act => [
          `evidence.${act}`,
          `evidence:${id}`,
        ]),
      )
    },
  )

  itOnBoth('are forgotten a day after they were deleted', async kind => {
    const { context, clock, ask, add } = await house(kind)
    const as = { as: 'administrator' } as const
    const [one, other, last] = [await add(), await add(), await add()]
    await ask('DELETE', `/api/evidence-actions/${one}`, as)
    clock.advance(12 * hour)
    await ask('DELETE', `/api/evidence-actions/${other}`, as)
    clock.advance(13 * hour)
    await ask('DELETE', `/api/evidence-actions/${last}`, as)
    const kept = await context.db.selectFrom('evidenceAction').select('id').orderBy('id').execute()
    expect(kept.map(({ id }) => id)).toEqual([other, last])
    expect((await ask('POST', `/api/evidence-actions/${one}/restore`, as)).status).toBe(404)
    // Nor is one put back later where nothing was deleted since.
    clock.advance(25 * hour)
    expect((await ask('POST', `/api/evidence-actions/${last}/restore`, as)).status).toBe(404)
  })

  itOnBoth('stand there once with what Tambour measured, whoever adds them', async kind => {
    const { add, ask, sheet } = await house(kind)
    const as = { as: 'administrator' } as const
    const body = { ...action, known: 'replies' }
    const both = await Promise.all(
      [body, body].map(one => ask('POST', '/api/evidence-actions', { ...as, body: one })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const [first] = (await sheet()).actions
    await ask('DELETE', `/api/evidence-actions/${first?.id}`, as)
    const again = await add({ known: 'replies' })
    const restored = await ask('POST', `/api/evidence-actions/${first?.id}/restore`, as)
    expect(restored.status, restored.text).toBe(409)
    expect((await sheet()).actions.map(({ id }) => id)).toEqual([again])
  })

  it('stand by the last day of their year, those that the label takes first', async () => {
    const h = await house()
    await h.add({ title: 'Vieille', startsOn: '2023-01-01', endsOn: '2024-12-15' })
    await h.add({ title: 'Longue', startsOn: '2019-01-01' })
    await h.add({ title: 'Brève', startsOn: '2025-03-01', endsOn: '2025-06-30' })
    await h.add({ title: 'À venir', startsOn: '2026-12-24' })
    const standings = async (year: number) =>
      (await h.sheet(year)).actions.map(({ title, standing }) => [title, standing])
    expect(await standings(2026)).toEqual([
      ['Brève', 'recent'],
      ['Longue', 'running'],
      ['À venir', 'planned'],
      ['Vieille', 'past'],
    ])
    expect(await standings(2024)).toEqual([
      ['Vieille', 'recent'],
      ['Longue', 'running'],
      ['À venir', 'planned'],
      ['Brève', 'planned'],
    ])
    h.clock.advance(24 * 24 * hour)
    expect((await standings(2026))[0]).toEqual(['À venir', 'running'])
  })

  it('are refused with one sentence', async () => {
    const { ask } = await house()
    const said = async (part: Partial<Wanted>) => {
      const body = { ...action, ...part }
      const { status, json } = await ask('POST', '/api/evidence-actions', {
        as: 'administrator',
        body,
      })
      return [status, json]
    }
    expect(await said({ endsOn: '2025-02-28' })).toMatchObject([
      400,
      { field: 'endsOn', message: '«\u00a0Fin\u00a0» ne peut pas être avant le début.' },
    ])
    expect(await said({ publicLink: 'javascript:alert(1)' })).toMatchObject([
      400,
      { field: 'publicLink' },
    ])
    expect(await said({ title: ' ' })).toMatchObject([400, { field: 'title' }])
    const next = await ask('GET', '/api/reports/evidence?year=2027', { as: 'councillor' })
    expect(next.json).toMatchObject({ error: 'bad-request', field: 'year' })
  })
})

describe('the figures of a sheet', () => {
  /** Followers, a theme and a neighbour that accepts. */
  async function filled() {
    const h = await house()
    const { context, communeId } = h
    const { db } = context
    const page = await aChannel(context, communeId, { name: 'Page de la mairie' })
    const asked = Date.parse('2026-06-02T08:00:00Z')
    await aConversation(db, page, {
      messages: [
        { text: 'La mairie est-elle ouverte samedi ?', sentAt: asked },
        { by: null, text: 'Oui, jusqu’à midi.', sentAt: asked + 12 * 60_000 },
      ],
    })
    const counts = { '2025-12-30': 440, '2026-02-01': 451, '2026-11-30': 487 }
    for (const [day, count] of Object.entries(counts)) {
      await db.insertInto('followerCount').values({ channelId: page.id, day, count }).execute()
    }
    const theme = await aTheme(context, communeId, 'École', 'newsletter')
    await aSubscriber(context, communeId, { themes: [theme.id] })
    const households = { households: 430, householdsYear: 2023 }
    await db.updateTable('commune').set(households).execute()
    const partner = await aPartner(db, communeId, { name: 'L’Épine' })
    const event = await anEvent(db, communeId)
    const proposedAt = Date.parse('2026-05-02T08:00:00Z')
    const step = { at: proposedAt + hour, what: 'accepted', by: 'Paul' } as const
    const share = { state: 'accepted', proposedAt, answeredAt: step.at } as const
    await aShare(db, partner, event.id, { ...share, steps: [step] })
    return { ...h, page }
  }

  it('are those of *Délais* and of *Combien de personnes* in the same period', async () => {
    const { context, communeId, sheet } = await filled()
    const { figures, numbers, from, to } = await sheet()
    const period = { from: '2026-01-01', to: '2026-12-01' }
    expect({ from, to }).toEqual(period)
    const replies = await replyFigures(context, communeId, period)
    const audience = await audienceReport(context, communeId, period)
    const { summary, elapsed, received } = replies
    expect(numbers).toEqual({
      ...{ households: audience.households?.count, received },
      followers: mostFollowed(audience.channels)?.count,
      ...{ counted: summary.counted, onTime: summary.onTime, ratio: summary.ratio },
      ...{ medianMs: summary.medianMs, elapsedMedianMs: elapsed.medianMs },
    })
    expect(figures[0]).toMatchObject({
      key: 'households',
      value: '487\u00a0abonnés pour 430\u00a0foyers',
      detail: 'Page de la mairie, recensement de 2023',
    })
    expect(summary).toMatchObject({ counted: 1, onTime: 1 })
    expect(figures.slice(1).map(({ value }) => value)).toEqual([
      ...['1\u00a0message reçu', '12\u00a0min d’ouverture', '100\u00a0% (1 sur 1)'],
    ])
    // Of what nobody counted there is no figure, and no nought.
    const before = (await sheet(2024)).figures
    expect(before.find(({ key }) => key === 'median')?.value).toBeNull()
    expect(before[0]?.value).toBe('1\u00a0abonné pour 430\u00a0foyers')
  })

  it('stand beside the action that they prove, which is proposed until somebody adds it', async () => {
    const h = await filled()
    const proposed = async () => (await h.sheet()).suggestions.map(({ known }) => known)
    expect(await proposed()).toEqual(['replies', 'shared-agenda', 'themes'])
    const [replies, agenda] = (await h.sheet()).suggestions
    expect(replies).toMatchObject({
      title: 'Réponses aux habitants\u00a0: Page Facebook',
      startsOn: '2026-06-02',
    })
    expect(agenda).toMatchObject({
      title: 'Agenda partagé avec les communes voisines',
      figures: '1\u00a0événement proposé à 1\u00a0voisin, 1\u00a0proposition acceptée',
      ...{ partnerNames: 'L’Épine', operator: 'Saint-Rémi', startsOn: null },
    })
    const { figures, ...draft } = agenda ?? { figures: '', title: '' }
    await h.add({ ...draft, startsOn: '2026-05-02' })
    expect(await proposed()).toEqual(['replies', 'themes'])
    expect((await h.sheet()).actions[0]).toMatchObject({ known: 'shared-agenda', figures })
    // In a year in which there was none of it, nothing stands beside.
    expect((await h.sheet(2025)).actions[0]?.figures).toBeNull()
  })
})

describe('what is proposed', () => {
  it('has the cost that somebody entered, and fits its form', async () => {
    const h = await house()
    const { context, communeId } = h
    const theme = await aTheme(context, communeId, 'Alertes', 'sms-ovh')
    await context.db.updateTable('channel').set({ yearlyCost: 6_000 }).execute()
    const phone = { way: 'sms', address: { address: '+33639980001' } } as const
    await aSubscriber(context, communeId, { ...phone, themes: [theme.id] })
    const [alerts, ...others] = (await h.sheet()).suggestions
    expect(others).toEqual([])
    expect(alerts).toMatchObject({
      ...{
        known: 'sms',
        annualCost: 6_000,
        publicLink: `${context.publicUrl}/abonnement?commune=1`,
      },
      figures: '1\u00a0abonné, 0\u00a0SMS parti',
    })
    const { figures: _, ...draft } = alerts ?? { figures: '' }
    await h.add({ ...draft, startsOn: '2026-02-01' })
    expect((await h.sheet()).actions[0]).toMatchObject({ annualCost: 6_000, known: 'sms' })
  })
})

describe('the sheet as a table', () => {
  const table = async (h: Awaited<ReturnType<typeof house>>, query: string, delimiter: string) => {
    const asked = await h.ask('GET', `/api/reports/evidence.csv?year=2026${query}`, {
      as: 'councillor',
    })
    expect(asked.headers.get('content-disposition')).toContain('fiche-de-preuves-2026.csv')
    return parse(asked.text, { bom: true, columns: true, delimiter }) as Record<string, string>[]
  }

  it('has an action a line, and runs nothing in a spreadsheet', async () => {
    const h = await house()
    await h.add({ title: '=HYPERLINK("https://exemple.fr";"x")', annualCost: 14_050 })
    await h.add({ title: 'Bulletin', startsOn: '2026-01-01', summary: '@SUM(1;2)' })
    const lines = await table(h, '&spreadsheet=fr', ';')
    expect(lines.map(line => [line.Action, line.Retenue, line.Situation])).toEqual([
      ['Bulletin', 'oui', 'En cours'],
      [`'=HYPERLINK("https://exemple.fr";"x")`, 'oui', 'En cours'],
    ])
    expect(lines.map(line => line['Coût par an (€)'])).toEqual(['', '140,5'])
    expect(lines[0]?.['En quelques mots']).toBe("'@SUM(1;2)")
    expect((await table(h, '', ','))[1]?.['Coût par an (€)']).toBe('140.5')
  })

  it('has the figures of the year also without an action', async () => {
    const h = await house()
    const [line, ...others] = await table(h, '', ',')
    expect(others).toEqual([])
    expect([line?.Année, line?.Action, line?.['Messages reçus']]).toEqual(['2026', '', '0'])
  })
})

describe('the sheet as a PDF', () => {
  const pdfOf = async (h: Awaited<ReturnType<typeof house>>, query = '') => {
    const asked = `/api/reports/evidence.pdf?year=2026${query}`
    const { token } = await createApiKey(
      h.context,
      h.communeId,
      { name: 'pdf', role: 'councillor' },
      { actor: 'test', keyOwner: ofInstallation },
    )
    const headers = { authorization: `Bearer ${token}` }
    const answer = await h.app.request(asked, { headers })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain('fiche-de-preuves-2026.pdf')
    return new Uint8Array(await answer.arrayBuffer())
  }
  const textOf = async (pdf: Uint8Array) =>
    (await everyPage(pdf)).join('\n').replaceAll(/[\s\u00a0\u202f]+/g, ' ')

  it('says what the screen says, and breaks no rule of PDF/UA', async () => {
    const h = await house()
    await h.add({
      ...{ title: 'Bulletin & agenda <en ligne>', annualCost: 14_050, operator: 'Mairie' },
      summary: 'Chaque mois,\nen couleurs 🎉.',
    })
    await h.add({ title: 'Atelier', startsOn: '2022-01-01', endsOn: '2022-06-30' })
    await h.add({ title: 'Application', startsOn: '2027-05-01' })
    const pdf = await pdfOf(h)
    expect(pdfUaFaults(pdf)).toEqual([])
    const text = await textOf(pdf)
    const sheet = await h.sheet()
    const said = [
      ...sheet.figures.map(({ label, value }) => `${label} ${value ?? 'pas de chiffre'}`),
      ...sheet.method,
      ...['Bulletin & agenda <en ligne>', 'En cours (depuis le 1er mars 2025)'],
      ...['Coût : 140,50 € par an', 'Plus retenue', 'Saint-Rémi. Chiffres du 1er janvier'],
      'Pas encore retenue : à venir (à partir du 1er mai 2027)',
    ]
    const missing = said
      .map(one => one.replaceAll(/[\s\u00a0\u202f]+/g, ' '))
      .filter(one => !text.includes(one))
    expect(missing).toEqual([])
    expect(await pdfOf(h)).toEqual(pdf)
  })

  it('is read in English by anyone who asks for it', async () => {
    const pdf = await pdfOf(await house(), '&language=en')
    expect(pdfUaFaults(pdf)).toEqual([])
    expect(await textOf(pdf)).toContain('Evidence sheet 2026')
  })
})

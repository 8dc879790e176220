import { describe, expect, it } from 'vitest'
import { weeksInRows } from '../../server/reply-times/rules/week-columns.ts'
import { episodeListShape, reportShape, sentFiguresShape } from '../../server/reply-times/shapes.ts'
import { askedApp } from '../support/network/calls.ts'
import { readCsv } from '../support/reply-times/csv.ts'

const path = '/api/reports/replies?from=2026-06-01&to=2026-06-07'
const csvPath = path.replace('replies?', 'replies.csv?')
const figuresPath = path.replace('replies?', 'replies/figures?')
const listPath = path.replace('replies?', 'replies/episodes?')

describe('reports over HTTP', () => {
  it('give a councillor the figures and the list behind them', async () => {
    const { ask } = await askedApp()
    const answer = await ask('GET', path, { as: 'councillor' })
    expect(answer.status).toBe(200)
    const report = reportShape.parse(answer.json)
    expect(report.summary).toMatchObject({ onTime: 1, counted: 1, waiting: 1 })
    expect(report.episodes.map(episode => episode.author)).toEqual(['Ann', 'Bob'])
  })

  it('stand as of an instant that is asked for', async () => {
    const { ask } = await askedApp()
    const now = encodeURIComponent('2026-06-02T10:05:00+02:00')
    const { json } = await ask('GET', `${path}&now=${now}`, { as: 'councillor' })
    expect(json).toMatchObject({
      summary: { counted: 0, waiting: 1 },
      episodes: [{ author: 'Ann' }],
    })
  })

  it('come without the list, and the list a page at a time', async () => {
    const { ask } = await askedApp()
    const { json } = await ask('GET', figuresPath, { as: 'councillor' })
    const { episodes: _, ...figures } = reportShape.parse(
      (await ask('GET', path, { as: 'councillor' })).json,
    )
    const sent = sentFiguresShape.parse(json)
    expect({ ...sent, weeks: weeksInRows(sent.weeks) }).toEqual(figures)
    const first = episodeListShape.parse(
      (await ask('GET', `${listPath}&limit=1`, { as: 'councillor' })).json,
    )
    expect(first).toMatchObject({ count: 2, episodes: [{ author: 'Ann' }] })
    const rest = await ask('GET', `${listPath}&limit=1&after=${first.next}`, { as: 'councillor' })
    expect(rest.json).toMatchObject({ count: 2, episodes: [{ author: 'Bob' }], next: null })
    for (const wrong of ['list=tous', 'hour=24', 'weekday=0', 'kind=humeur', 'after=Ann']) {
      const answer = await ask('GET', `${listPath}&${wrong}`, { as: 'councillor' })
      expect(answer.status, wrong).toBe(400)
    }
  })

  it('come as a file that a spreadsheet opens', async () => {
    const { ask, channelId } = await askedApp()
    const answer = await ask('GET', `${csvPath}&channel=${channelId}`, { as: 'councillor' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="delais-2026-06-01-2026-06-07.csv"',
    )
    expect(readCsv(answer.text)).toHaveLength(3)
  })

  it('come as a file that Excel in France opens, in the reader’s language', async () => {
    const { ask } = await askedApp()
    const of = async (language: string) =>
      (await ask('GET', `${csvPath}&spreadsheet=${language}`, { as: 'councillor' })).text
    const [french, english] = [await of('fr'), await of('en')]
    expect(french).toContain(';Message reçu à;')
    expect(french).toContain(';Délai en heures d’ouverture (min);')
    expect(french).toMatch(/;2026-06-0\d \d\d:\d\d;2026-06-0\d \d\d:\d\d;répondu;/)
    expect(french).not.toMatch(/T\d\d:|\(ms\)|UTC/)
    expect(english).toContain(';Message received at;')
    expect(english).toContain(';answered;')
    expect((await ask('GET', `${csvPath}&spreadsheet=de`, { as: 'councillor' })).status).toBe(400)
  })

  it('come as a file with a person’s reason as it was written, whatever it is called', async () => {
    const { ask, bob } = await askedApp()
    const body = { needsReply: false, reason: 'constructor' }
    const marked = await ask('POST', `/api/messages/${bob.id}/marks`, { as: 'officer', body })
    expect(marked.status).toBe(200)
    const { text } = await ask('GET', csvPath, { as: 'councillor' })
    expect(text).toContain(',non compté,constructor,avis d’un agent,')
  })

  it('are for the commune’s people only, and of its channels only', async () => {
    const { ask, theirs } = await askedApp()
    for (const each of [path, csvPath, figuresPath, listPath]) {
      expect((await ask('GET', each)).status).toBe(401)
      const other = await ask('GET', `${each}&channel=${theirs}`, { as: 'administrator' })
      expect(other.status).toBe(404)
    }
  })

  it('refuse a period that is none', async () => {
    const { ask } = await askedApp()
    for (const query of [
      'from=2026-06-02',
      'from=2026-02-30&to=2026-03-01',
      'from=2026-06-02&to=2026-06-01',
      'from=2026-06-01&to=2026-06-02&now=hier',
    ]) {
      for (const file of ['replies', 'replies.csv', 'replies/figures', 'replies/episodes']) {
        const answer = await ask('GET', `/api/reports/${file}?${query}`, { as: 'councillor' })
        expect(answer.status, query).toBe(400)
        expect(answer.json).toMatchObject({ error: 'bad-request' })
      }
    }
  })
})

import { describe, expect, it } from 'vitest'
import { testApp } from '../support/app.ts'

/** What is asked of days that no mairie plans or counts: each froze the process, or broke it. */
const questions: [method: string, path: string, body?: unknown][] = [
  ['GET', '/api/reports/replies?from=2026-11-01&to=9999-12-31'],
  ['GET', '/api/reports/replies?from=0000-01-01&to=0000-01-02'],
  ['GET', '/api/reports/replies?from=2026-06-01&to=2026-06-07&now=9999-12-31T23:59:59Z'],
  ['GET', '/api/reports/replies?from=2026-06-01&to=2026-06-07&now=0000-01-01T00:00:00Z'],
  ['GET', '/api/reports/replies/figures?from=2026-11-01&to=9999-12-20'],
  ['GET', '/api/reports/replies/episodes?from=2026-11-01&to=9999-12-31'],
  ['GET', '/api/reports/replies.csv?from=2026-11-01&to=9999-12-31'],
  ['GET', '/api/reports/audience?from=2026-11-01&to=9999-12-31'],
  ['GET', '/api/reports/posts?from=2026-11-01&to=9999-12-31'],
  ['GET', '/api/reports/replies.pdf?from=2026-11-01&to=9999-12-31'],
  ['GET', '/api/reports/evidence?year=1999'],
  ['GET', '/api/reports/replies/figures?from=2016-06-01&to=2026-06-01'],
  ['GET', '/api/calendar?from=9999-12-01&to=9999-12-31'],
  ['GET', '/api/calendar?from=0000-01-01&to=0000-01-31'],
  ['GET', '/api/digest?week=0000-W01'],
  ['GET', '/api/digest?week=9999-W52'],
  ['GET', '/api/digest?week=2026-W60'],
  ['POST', '/api/digest/send', { week: '0000-W01' }],
  ['GET', '/api/events?from=0000-01-01'],
  ['GET', '/api/deliveries?from=9999-12-31T23:59:59Z'],
  ['POST', '/api/rebuild', { fromDate: '0000-01-01' }],
  [
    'PUT',
    '/api/targets',
    { channel: null, versions: [{ from: '0000-01-01', target: { minutes: 15 } }] },
  ],
  ['POST', '/api/opening-hours/preview', { at: '9999-12-31T23:59:59Z' }],
  ['POST', '/api/opening-hours/preview', { at: '2026-99-99T99:99' }],
  ['POST', '/api/duties', { userId: 'x', from: '0000-01-01', to: '9999-12-31' }],
  ['POST', '/api/events/occurrences', { startLocal: '9999-12-31T10:00', rule: 'FREQ=DAILY' }],
  ['POST', '/api/events/occurrences', { startLocal: '2026-99-99T99:99', rule: 'FREQ=DAILY' }],
  ['POST', '/api/posts', { text: 'x', channels: [1], times: ['2026-99-99T99:99'] }],
  ['POST', '/api/posts', { text: 'x', channels: [1], times: ['9999-12-31T23:59:59Z'] }],
  ['POST', '/api/deliveries/1/move', { local: '2026-99-99T99:99' }],
  ['POST', '/api/reminders/1/move', { local: '9999-12-31T10:00' }],
  [
    'POST',
    '/api/events/1/changes/preview',
    { kind: 'postpone', startLocal: '9999-12-31T10:00', detail: '' },
  ],
  [
    'POST',
    '/api/events',
    { title: 'x', text: 'x', place: 'x', startLocal: '2026-02-30T10:00', media: [] },
  ],
]

describe('days that no mairie asks for', () => {
  it('are refused with one sentence that says the bound', async () => {
    const { ask } = await testApp()
    for (const [method, path, body] of questions) {
      const answer = await ask(method, path, { as: 'administrator', body })
      const asked = `${path} ${JSON.stringify(body)}`
      expect(answer.status, asked).toBe(400)
      expect(answer.json, asked).toMatchObject({
        error: 'bad-request',
        message: expect.stringMatching(/2000|10 ans|n’est pas une semaine/),
      })
    }
  })

  it('are told apart from the longest report that there is', async () => {
    const { ask } = await testApp()
    const answer = await ask('GET', '/api/reports/replies/figures?from=2016-06-02&to=2026-06-01', {
      as: 'councillor',
    })
    expect(answer.status).toBe(200)
  })
})

describe('a request of more values than anybody needs', () => {
  it('is refused before it is read, whatever stands in its texts', async () => {
    const { ask } = await testApp()
    const check = (line: unknown, count: number) =>
      ask('POST', '/api/events/import/check', {
        as: 'officer',
        body: { lines: Array.from({ length: count }, () => line) },
      })
    expect((await check({}, 130_000)).json).toMatchObject({
      message: expect.stringContaining('coupez-la en plusieurs'),
    })
    const line = { key: 'a', line: 1, title: '{', start: '', end: '', place: '', link: '' }
    const wordy = { ...line, text: '[",\\'.repeat(500), uid: null, series: null }
    expect((await check(wordy, 100)).status).toBe(200)
  })
})

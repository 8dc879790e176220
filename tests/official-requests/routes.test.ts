import { HtmlValidate } from 'html-validate'
import { expect, it } from 'vitest'
import { testApp } from '../support/app.ts'
import { addNeighbour, theirId } from '../support/neighbour.ts'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
})

it('gives the receipt as a page of valid HTML, without script, and the register as a file', async () => {
  const { context, communeId, ask } = await testApp()
  // The rows of a commune, which are made ours here.
  await addNeighbour(context)
  const text = 'Un <b>arrêté</b>\n\net « une benne »'
  const words = { communeId, text, subject: 'Voirie & <benne>', contact: '1 rue\n03 00' }
  await context.db.updateTable('officialRequest').set(words).where('id', '=', theirId).execute()
  for (const silence of ['rejection', 'acceptance', 'none'] as const) {
    await context.db.updateTable('officialRequest').set({ silence }).execute()
    const page = await ask('GET', `/api/official-requests/${theirId}/receipt.html`, {
      as: 'councillor',
    })
    expect([page.status, page.text.includes('<script')]).toEqual([200, false])
    expect(page.text).toContain('n°\u00a02026-001')
    expect(page.text).toContain('&lt;b&gt;arrêté&lt;/b&gt;')
    const { results } = await validator.validateString(page.text)
    expect(results.flatMap(({ messages }) => messages)).toEqual([])
  }
  const file = await ask('GET', '/api/official-requests.csv', { as: 'councillor' })
  expect(file.headers.get('content-disposition')).toContain('demandes-officielles.csv')
  expect(file.text).toContain('2026-001,2026-06-01')
  const sheet = '/api/official-requests.csv?spreadsheet='
  const french = await ask('GET', `${sheet}fr`, { as: 'councillor' })
  expect(french.text).toContain('Numéro;Reçue le;')
  expect(french.text).toContain('2026-001;2026-06-01;')
  const english = await ask('GET', `${sheet}en`, { as: 'councillor' })
  expect(english.text).toContain('Number;Received on;')
  const refused = await ask('PUT', `/api/official-requests/${theirId}/state`, {
    as: 'responder',
    body: { state: 'answered', answeredOn: '2026-05-31', outcome: 'Oui' },
  })
  expect(refused.json).toMatchObject({ error: 'bad-request', field: 'answeredOn' })
})

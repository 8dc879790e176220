import { describe, expect, it } from 'vitest'
import { houseRulesShape } from '../../server/today/shapes.ts'
import { addTestPerson, testApp } from '../support/app.ts'
import { itOnBoth } from '../support/database/databases.ts'

describe('the printed rules', () => {
  it('name who answers, without an address, and say how long words are kept', async () => {
    const app = await testApp()
    const { ask, signIn } = app
    await addTestPerson(app, 'Bruno', 'responder')
    await addTestPerson(app, 'Carole', 'councillor')
    const anne = await signIn('anne@exemple.fr')
    const saved = { title: 'Déchetterie', text: 'Elle ouvre le samedi.' }
    await ask('POST', '/api/saved-replies', { cookie: anne, body: saved })
    const answer = await ask('GET', '/api/house-rules', { as: 'councillor' })
    expect(houseRulesShape.parse(answer.json)).toEqual({
      answerers: [
        { name: 'Anne', role: 'administrator' },
        { name: 'Bruno', role: 'responder' },
      ],
      own: null,
      savedReplies: expect.arrayContaining(['Déchetterie', 'Merci']),
      months: 12,
      contact: '',
      officer: '',
    })
    expect(answer.text).not.toContain('@')
  })

  itOnBoth('keep the commune’s own words, of an administrator alone', async kind => {
    const { ask, signIn, context } = await testApp({ database: kind })
    const anne = await signIn('anne@exemple.fr')
    const body = { tone: '  Nous vouvoyons. ', hiding: 'Les injures.\nLa publicité.' }
    expect((await ask('PUT', '/api/house-rules', { as: 'officer', body })).status).toBe(403)
    const kept = await ask('PUT', '/api/house-rules', { cookie: anne, body })
    expect(kept.json).toMatchObject({
      own: { tone: 'Nous vouvoyons.', hiding: 'Les injures.\nLa publicité.' },
    })
    const lines = await context.db
      .selectFrom('journal')
      .select(['actor'])
      .where('action', '=', 'house-rules.changed')
      .execute()
    expect(lines).toEqual([{ actor: 'Anne' }])
    const empty = await ask('PUT', '/api/house-rules', {
      cookie: anne,
      body: { tone: ' ', hiding: 'x' },
    })
    expect(empty.status).toBe(400)
  })
})

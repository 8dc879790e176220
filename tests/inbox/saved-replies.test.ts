import { describe, expect, it } from 'vitest'
import { savedReplyList, savedReplyShape } from '../../server/inbox/shapes-acts.ts'
import { testApp } from '../support/app.ts'

describe('saved replies over HTTP', () => {
  it('are written, read, changed and deleted by an officer', async () => {
    const { ask } = await testApp()
    const body = { title: '  Horaires ', text: 'Bonjour {prénom}, de 9 h à 12 h.' }
    const added = await ask('POST', '/api/saved-replies', { as: 'officer', body })
    expect(added.status).toBe(201)
    const { id, title } = savedReplyShape.parse(added.json)
    expect(title).toBe('Horaires')
    const list = await ask('GET', '/api/saved-replies', { as: 'officer' })
    // Beside the eight that a commune begins with.
    const { savedReplies } = savedReplyList.parse(list.json)
    expect(savedReplies).toHaveLength(9)
    expect(savedReplies).toContainEqual({ id, title, text: body.text })
    const again = await ask('POST', '/api/saved-replies/usual', { as: 'officer' })
    expect(savedReplyList.parse(again.json)).toEqual({ savedReplies: [] })
    const path = `/api/saved-replies/${id}`
    const changed = await ask('PUT', path, { as: 'officer', body: { ...body, title: 'Mairie' } })
    expect(changed.json).toMatchObject({ id, title: 'Mairie' })
    expect((await ask('DELETE', path, { as: 'officer' })).status).toBe(204)
    expect((await ask('DELETE', path, { as: 'officer' })).status).toBe(404)
  })

  it('without a title or a text, or too long, are refused in French', async () => {
    const { ask } = await testApp()
    for (const body of [
      { title: ' ', text: 'Oui' },
      { title: 'Oui', text: '' },
      { title: 'a'.repeat(81), text: 'Oui' },
      { title: 'Oui', text: 'a'.repeat(8001) },
    ]) {
      const refused = await ask('POST', '/api/saved-replies', { as: 'officer', body })
      expect(refused.status).toBe(400)
    }
  })
})

import { expect, it } from 'vitest'
import { startFakeApi } from './fake-api.ts'

it('answers as the API does, or its end fails', async () => {
  const api = await startFakeApi()
  const [person] = api.village.people
  if (person === undefined) throw new Error('nobody')
  const change = (path: string) =>
    fetch(`${api.origin}/api/people/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'officer' }),
    })
  expect((await change(person.id)).status).toBe(200)
  expect((await change('nobody')).status).toBe(404)
  Object.assign(person, { token: 'a' })
  expect((await change(person.id)).status).toBe(200)
  await expect(api.close()).rejects.toThrow('PUT /people/:id answers more than it says')
})

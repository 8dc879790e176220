import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { oneByOne } from '../../server/http/app.ts'
import type { Env } from '../../server/http/identity.ts'

/** As SQLite does: nothing else happens meanwhile. */
function busyFor(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

it('answers others between two requests that came at one moment, and each in its order', async () => {
  const happened: string[] = []
  const timer = setInterval(() => happened.push('other'), 1)
  const app = new Hono<Env>().use(oneByOne()).get('/:name', c => {
    busyFor(5)
    happened.push(c.req.param('name'))
    return c.text('')
  })
  const names = ['a', 'b', 'c', 'd']
  await Promise.all(names.map(name => app.request(`/${name}`)))
  clearInterval(timer)
  expect(happened.filter(one => one !== 'other')).toEqual(names)
  for (const [place, one] of happened.entries()) {
    if (place > 0 && one !== 'other') expect(happened[place - 1]).toBe('other')
  }
  // And anyone who comes later is not forgotten.
  expect((await app.request('/e')).status).toBe(200)
})

it('goes on where one of them fails', async () => {
  const app = new Hono<Env>().use(oneByOne()).get('/:name', c => {
    if (c.req.param('name') === 'b') throw new Error('broken')
    return c.text('')
  })
  app.onError((_error, c) => c.text('', 500))
  const answers = await Promise.all(['/a', '/b', '/c'].map(path => app.request(path)))
  expect(answers.map(({ status }) => status)).toEqual([200, 500, 200])
})

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createApp } from '../../server/http/app.ts'
import { changePerson } from '../../server/people/people.ts'
import { addTestPerson, cookieOf, password, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'
import { secondFactorCode } from '../support/second-factor.ts'

// As Réglages › Sauvegardes says (web/backup/messages.ts).
it('a key that is lost lets nobody in by a code until they have a new password', async () => {
  const databaseUrl = `file:${join(folderOfTest(), 'tambour.db')}`
  const body = { email: 'bruno@exemple.fr', password }
  const { context, communeId, ask, ...house } = await testApp({ settings: { databaseUrl } })
  const bruno = await addTestPerson({ context, communeId, ...house }, 'Bruno', 'officer')
  const door = await ask('POST', '/api/auth/sign-in/email', { body })
  const { code } = await secondFactorCode(ask, cookieOf(door))

  const settings = { databaseUrl, secretKey: randomBytes(32) }
  const keyless = await testContext({ clock: testClock(context.clock.now()), settings })
  const app = await createApp(keyless, 'tests')
  const post = (path: string, given: object, cookie = '') =>
    app.request(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin: 'http://localhost' },
      body: JSON.stringify(given),
    })
  const asked = await post('/sign-in/email', body)
  expect(await asked.json()).toEqual({ needsCode: true })
  const cookies = asked.headers.getSetCookie().map(one => one.split(';')[0])
  const refused = await post('/two-factor/verify-totp', { code: code() }, cookies.join('; '))
  expect(refused.ok).toBe(false)
  await changePerson(keyless, communeId, bruno, { password }, 'Anne')
  expect((await post('/sign-in/email', body)).status).toBe(204)
})

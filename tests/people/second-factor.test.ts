import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listJournal } from '../../server/people/journal.ts'
import { changePerson, removePerson } from '../../server/people/people.ts'
import { addTestPerson, cookieOf, password, testApp } from '../support/app.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { codeOf, fromBase32 } from '../support/second-factor.ts'

describe('a second factor', () => {
  async function house(kind: DatabaseKind = 'sqlite') {
    const app = await testApp({ database: kind })
    const { ask, context, communeId } = app
    const bruno = await addTestPerson(app, 'Bruno', 'officer')
    // The plugin takes three codes in ten seconds from one address: each of these comes from its own.
    let place = 0
    const post = (path: string, cookie: string | null, body: object) =>
      ask('POST', `/api/auth${path}`, {
        body,
        headers: { 'x-forwarded-for': `198.51.100.${place++}` },
        ...(cookie !== null && { cookie }),
      })
    const knock = () => post('/sign-in/email', null, { email: 'bruno@exemple.fr', password })
    const setUp = async () => {
      const cookie = cookieOf(await knock())
      const begun = await post('/two-factor/enable', cookie, { password })
      const { totpURI, backupCodes } = z
        .object({ totpURI: z.string(), backupCodes: z.array(z.string()).length(10) })
        .strict()
        .parse(begun.json)
      const secret = new URL(totpURI).searchParams.get('secret') ?? ''
      const code = () => codeOf(fromBase32(secret))
      // Until a code proves that the application has the secret, none is asked for.
      expect((await knock()).status).toBe(204)
      const proved = await post('/two-factor/verify-totp', cookie, { code: code() })
      expect(proved.status).toBe(204)
      return { backupCodes, code, cookie: cookieOf(proved) }
    }
    const isIn = async (cookie: string) => (await ask('GET', '/api/me', { cookie })).status === 200
    const acts = async () =>
      (
        await listJournal(context, { communeId, role: 'administrator' }, { kind: 'sign-in' })
      ).lines.map(({ action }) => action)
    return { ...app, bruno, post, knock, setUp, isIn, acts }
  }

  itOnBoth(
    'is asked for after the password, by the application or by a code that was kept, once',
    async kind => {
      const { ask, post, knock, setUp, isIn, acts } = await house(kind)
      const { backupCodes, code, cookie } = await setUp()
      expect((await ask('GET', '/api/me', { cookie })).json).toMatchObject({ secondFactor: true })
      const before = (await acts()).length
      const knocked = await knock()
      expect([knocked.status, knocked.json]).toEqual([200, { needsCode: true }])
      const waiting = cookieOf(knocked)
      expect(await isIn(waiting)).toBe(false)
      const wrong = await post('/two-factor/verify-totp', waiting, { code: '000000' })
      expect([wrong.status, wrong.json]).toEqual([
        401,
        {
          error: 'unauthenticated',
          message:
            'Ce code ne convient pas\u00a0: prenez celui que l’application montre maintenant.',
        },
      ])
      const right = await post('/two-factor/verify-totp', waiting, { code: code() })
      expect([right.status, right.text]).toEqual([204, ''])
      expect(await isIn(cookieOf(right))).toBe(true)
      expect((await acts()).slice(0, -before)).toEqual(['person.signed-in'])
      const kept = { code: backupCodes[0] }
      const byPaper = await post('/two-factor/verify-backup-code', cookieOf(await knock()), kept)
      expect(await isIn(cookieOf(byPaper))).toBe(true)
      const again = await post('/two-factor/verify-backup-code', cookieOf(await knock()), kept)
      expect([again.status, again.json]).toEqual([
        401,
        {
          error: 'unauthenticated',
          message: 'Ce code de secours ne convient pas, ou il a déjà servi.',
        },
      ])
    },
  )

  it('is taken away with the password, or by who gives a new one', async () => {
    const { context, communeId, bruno, post, knock, setUp, acts } = await house()
    const { cookie } = await setUp()
    expect((await post('/two-factor/disable', cookie, { password: 'faux' })).status).toBe(400)
    expect((await post('/two-factor/disable', cookie, { password })).status).toBe(204)
    expect((await knock()).status).toBe(204)
    await setUp()
    expect((await knock()).status).toBe(200)
    await changePerson(context, communeId, bruno, { password }, 'Anne')
    expect((await knock()).status).toBe(204)
    expect(await acts()).toEqual(
      expect.arrayContaining(['person.second-factor-on', 'person.second-factor-off']),
    )
  })

  it('goes with its person', async () => {
    const { context, communeId, bruno, setUp } = await house()
    await setUp()
    await removePerson(context, communeId, bruno, 'Anne')
    const { rows } = await sql`select * from "twoFactor"`.execute(context.db)
    expect(rows).toEqual([])
  })
})

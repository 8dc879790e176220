import { execFileSync } from 'node:child_process'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../server/clock.ts'
import { failureSentences } from '../../server/database/failure.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { start } from '../../server/start.ts'
import { password } from '../support/app.ts'
import { aSetup } from '../support/builders/people.ts'
import { startPostgres } from '../support/database/own-postgres.ts'
import { fakeConnector } from '../support/network/fake-connector.ts'
import { insertPages, insertPlanned } from '../support/planned.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'
import { quietSettings } from '../support/settings.ts'

/** By process its parent, of this machine. */
function parents(): Map<number, number> {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const lines = text.trim().split('\n')
  return new Map(lines.map(line => line.trim().split(/\s+/).map(Number) as [number, number]))
}

it.runIf(process.platform !== 'win32')(
  'a PostgreSQL that stands still is told as such, and loses and repeats nothing',
  async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.stop())
    const gate = Promise.withResolvers<void>()
    const sending = Promise.withResolvers<void>()
    let sent = 0
    const fake = fakeConnector({
      async publish() {
        sent += 1
        sending.resolve()
        await gate.promise
        return { kind: 'published', remoteId: '1', url: null }
      },
    })
    const dataDir = folderOfTest()
    const settings = quietSettings({
      databaseUrl: await postgres.newDatabase('tambour'),
      dataDir,
    })
    const { url, context, drain } = await start(settings, { connectors: { fake } })
    onTestFinished(() => drain())
    const { db } = context
    const given = { name: 'Anne', email: 'anne@exemple.fr', password }
    const { commune } = await setup(context, aSetup({ ...given }))
    const { token } = await createApiKey(
      context,
      commune.id,
      { name: 'x', role: 'administrator' },
      { actor: 'test', keyOwner: ofInstallation },
    )
    const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: context.publicUrl },
      body: JSON.stringify({ email: given.email, password }),
    })
    const cookie = signedIn.headers
      .getSetCookie()
      .map(one => one.split(';')[0])
      .join('; ')
    expect(signedIn.status).toBe(204)
    const byKey = { authorization: `Bearer ${token}` }
    const asked: [string, Record<string, string>][] = [
      ['/api/today', byKey],
      ['/api/today', { cookie }],
      ['/api/reports/replies.csv?from=2026-06-01&to=2026-06-30', byKey],
      ['/agenda', {}],
      ['/ecrire', {}],
      ['/confidentialite', {}],
      ['/readyz', {}],
    ]
    const ask = async () =>
      await Promise.all(
        // More at once than it has connections.
        [...asked, ...asked, ...asked].map(async ([path, headers]) => {
          const answer = await fetch(`${url}${path}`, { headers })
          return { path, answer, text: await answer.text() }
        }),
      )
    for (const { path, answer } of await ask())
      expect([path, answer.status < 500]).toEqual([path, true])

    const { communeId, channelIds } = await insertPages(
      db,
      createSecretBox(settings.secretKey),
      'fake',
      ['1'],
    )
    const dueAt = systemClock.now()
    const [channelId = 0] = channelIds
    await insertPlanned(db, [
      { communeId, channelId, text: 'Bal', key: 'bal', dueAt, lateRule: 'publish' },
    ])
    context.changes.tell(communeId, 'deliveries')
    await sending.promise

    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    const main = parents().get(rows[0]?.pid ?? 0) ?? 0
    const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
      const children = [...parents()].filter(([, parent]) => parent === main)
      for (const pid of [main, ...children.map(([child]) => child)]) process.kill(pid, name)
    }
    signal('SIGSTOP')
    onTestFinished(() => signal('SIGCONT'))
    gate.resolve()
    for (const { path, answer, text } of await ask()) {
      expect([path, answer.status]).toEqual([path, 503])
      if (path === '/readyz') expect(JSON.parse(text)).toEqual({ ok: false, error: 'unreachable' })
      else {
        expect(answer.headers.get('retry-after')).toBe('30')
        if (!path.startsWith('/api/')) expect(text).toMatch(/<html lang="fr">.*<h1>/s)
        else expect(JSON.parse(text)).toMatchObject({ message: failureSentences.unreachable.fr })
      }
    }
    signal('SIGCONT')
    for (const { path, answer } of await ask())
      expect([path, answer.status < 500]).toEqual([path, true])
    const delivery = async () =>
      await db.selectFrom('delivery').select(['state', 'remoteId']).executeTakeFirst()
    await expect.poll(delivery).toMatchObject({ state: 'published', remoteId: '1' })
    expect(sent).toBe(1)
  },
)

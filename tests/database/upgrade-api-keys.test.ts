import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { listApiKeys } from '../../server/people/api-keys.ts'
import { testClock } from '../support/clock.ts'
import { newDatabaseUrl, onBothDatabases } from '../support/database/databases.ts'
import { openAt } from '../support/database/old.ts'

type Kept = [name: string, createdBy: string | null, maker: string | null]

onBothDatabases('the keys of a database of the version before', dialect => {
  it('belong to whom they can be told to belong for certain', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tambour-upgrade-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const url =
      dialect === 'sqlite'
        ? `file:${join(folder, 'old.db')}`
        : await newDatabaseUrl(dialect, { bare: true })
    const old = await openAt(url, dialect, '0017-mails')
    const add = (table: string, row: Record<string, string | number | null>) =>
      old.insertInto(table).values(row).execute()
    const commune = { name: 'Saint-Rémi', zone: 'Europe/Paris', aimMinutes: 10, targetMinutes: 15 }
    await add('commune', { ...commune, createdAt: 0 })
    const at = '2026-01-01T00:00:00.000Z'
    const emailVerified = dialect === 'sqlite' ? 0 : 'false'
    for (const id of ['anne', 'bruno']) {
      const email = `${id}@exemple.fr`
      await add('user', { id, name: id, email, emailVerified, createdAt: at, updatedAt: at })
    }
    await add('member', { communeId: 1, userId: 'anne', role: 'administrator', createdAt: 0 })
    const keys: Kept[] = [
      ['site', 'anne', 'anne'],
      ['of the removed', 'bruno', 'bruno'],
      ['shell', null, 'Ligne de commande'],
      ['made by site', null, 'site'],
      ['made by shell', null, 'shell'],
      ['twin', 'anne', 'anne'],
      ['twin', 'bruno', 'bruno'],
      ['made by a twin', null, 'twin'],
      ['Ligne de commande', 'anne', 'anne'],
      ['made by who knows', null, 'Ligne de commande'],
      ['without a line', null, null],
    ]
    const own = { communeId: 1, role: 'officer', prefix: 'tmb_', createdAt: 0 }
    for (const [index, [name, createdBy, actor]] of keys.entries()) {
      await add('apiKey', { ...own, name, hash: `${index}`, createdBy })
      if (actor === null) continue
      const subject = `api-key:${index + 1}`
      await add('journal', { communeId: 1, at: 0, actor, action: 'api-key.created', subject })
    }
    await old.destroy()

    const { db, close } = await openDatabase(url)
    onTestFinished(() => close())
    const listed = await listApiKeys({ db, clock: testClock('2026-06-02T08:00:00Z') }, 1)
    expect(listed.map(({ endsAt }) => endsAt)).toEqual(keys.map(() => null))
    const owners = listed.map(({ owner, roleNow }) => `${owner.name ?? owner.kind}: ${roleNow}`)
    expect(owners.toReversed()).toEqual([
      'anne: officer',
      'bruno: null',
      'installation: officer',
      'anne: officer',
      'installation: officer',
      'anne: officer',
      'bruno: null',
      'nobody: officer',
      'anne: officer',
      'nobody: officer',
      'nobody: officer',
    ])
  })
})

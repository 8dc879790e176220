import type { z } from 'zod'
import type { Context } from '../../../server/context.ts'
import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'
import { hoursVersionOf, usualHours } from '../../../server/hours/measure.ts'
import type { CalendarVersion } from '../../../server/hours/rules-opening-hours.ts'
import { communeEdit } from '../../../server/hours/shapes.ts'
import { replaceHoursVersions } from '../../../server/hours/store.ts'
import { accountsIn } from '../../../server/people/accounts.ts'
import type { Role } from '../../../server/people/rules/role.ts'
import { personNew, setupRequest } from '../../../server/people/shapes.ts'
import { communeNew } from '../../../server/set-up/shapes.ts'

const zone = 'Europe/Paris'

/** What begins an installation: Saint-Rémi, which Anne administers, unless told. */
export const aSetup = (asked: Partial<z.input<typeof setupRequest>> = {}) =>
  setupRequest.parse({
    ...{ commune: 'Saint-Rémi', name: 'Anne', email: 'anne@exemple.fr' },
    ...{ password: 'tambour-de-ville-1', ...asked },
  })

/** What a commune says of itself; what it leaves out stays as it is. */
export const aCommuneEdit = (asked: Partial<z.input<typeof communeEdit>> = {}) =>
  communeEdit.parse({ name: 'Saint-Rémi', aimMinutes: 10, ...asked })

/** Somebody who is to work in a commune, an officer without a password unless told. */
export const aPersonToAdd = (asked: Partial<z.input<typeof personNew>> = {}) =>
  personNew.parse({ name: 'Camille', email: 'camille@exemple.fr', role: 'officer', ...asked })

/** Who is to administer a commune that is added, without a password unless told. */
export const anAdministrator = (
  asked: Partial<z.input<typeof communeNew.shape.administrator>> = {},
) => communeNew.shape.administrator.parse({ name: 'Zoé', email: 'zoe@exemple.fr', ...asked })

/** A commune, open at the usual hours since 2026 unless told; `hours` empty: it never said. */
export async function aCommune(
  db: Db,
  {
    hours = [usualHours('2026-01-01', zone)],
    ...part
  }: Partial<NewRow<'commune'>> & { hours?: readonly CalendarVersion[] } = {},
): Promise<Row<'commune'>> {
  const commune = await db
    .insertInto('commune')
    .values({
      name: 'Saint-Exemple',
      zone,
      aimMinutes: 10,
      targetMinutes: 15,
      createdAt: 0,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const versions = hours.map(hoursVersionOf)
  if (versions.length === 0) return commune
  await db.transaction().execute(at => replaceHoursVersions(at, commune.id, versions, 0))
  return commune
}

type PersonPart = {
  id?: string
  name?: string
  email?: string
  role?: Role
  /** None: nobody signs in with it, and the person counts as invited. */
  password?: string
}

/** Somebody of a commune, with an account; an officer without a password unless told. */
export async function aPerson(
  { db, auth }: Pick<Context, 'db' | 'auth'>,
  communeId: number,
  { name = 'Camille Perrin', role = 'officer', password, ...part }: PersonPart = {},
): Promise<{ id: string; name: string; email: string }> {
  const { adapter, internalAdapter, password: passwords } = await (await auth()).$context
  const id = part.id ?? `${name.toLowerCase().replaceAll(/\P{L}+/gu, '-')}-${communeId}`
  const email = part.email ?? `${id}@exemple.fr`
  await adapter.create({
    model: 'user',
    forceAllowId: true,
    data: {
      ...{ id, name, email, emailVerified: false },
      ...{ createdAt: new Date(0), updatedAt: new Date(0) },
    },
  })
  await internalAdapter.createAccount({
    ...{ userId: id, accountId: id, providerId: 'credential' },
    password: password === undefined ? null : await passwords.hash(password),
  })
  await aMembership(db, communeId, id, role)
  return { id, name, email }
}

/** Somebody who has an account already works in this commune too. */
export async function aMembership(
  db: Db,
  communeId: number,
  userId: string,
  role: Role = 'officer',
): Promise<void> {
  await db.insertInto('member').values({ communeId, userId, role, createdAt: 0 }).execute()
}

/** A line of who did what; that somebody judged a message unless told. */
export async function aJournalLine(
  db: Db,
  communeId: number,
  { detail, ...part }: Partial<Omit<NewRow<'journal'>, 'detail'>> & { detail?: object } = {},
): Promise<void> {
  await db
    .insertInto('journal')
    .values({
      communeId,
      at: 0,
      actor: 'Claire Morel',
      action: 'message.marked',
      subject: 'message:101',
      detail: detail === undefined ? null : JSON.stringify(detail),
      ...part,
    })
    .execute()
}

/** A passkey of somebody, never used unless told; it opens nothing. */
export async function aPasskey(
  db: Db,
  userId: string,
  part: Partial<NewRow<'passkey'>> = {},
): Promise<void> {
  const name = part.name ?? 'Ordinateur'
  await db
    .insertInto('passkey')
    .values({
      ...{ id: `passkey of ${userId}: ${name}`, userId, name, publicKey: '', counter: 0 },
      ...{ createdAt: 0, lastUsedAt: null },
      ...part,
    })
    .execute()
}

/** Somebody is signed in on another device too. */
export async function aSession(
  { auth }: Pick<Context, 'auth'>,
  userId: string,
  userAgent: string,
): Promise<void> {
  const { internalAdapter } = await (await auth()).$context
  await internalAdapter.createSession(userId, false, { userAgent })
}

/** The word of a link by which somebody chooses a password. */
export async function aPasswordLink(
  { db, ...deps }: Pick<Context, 'db' | 'database' | 'secrets' | 'publicUrl' | 'clock'>,
  userId: string,
): Promise<string> {
  const now = deps.clock.now()
  return await (await accountsIn(deps, db)).makeLink(userId, { now, endsAt: now + 60 * 60_000 })
}

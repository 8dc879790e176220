import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { findCommune } from '../partners/directory.ts'
import { onlyPostcode } from '../partners/rules-directory.ts'
import { isSameCommune } from '../partners/rules-partner.ts'
import type { CommuneRow } from '../people/commune.ts'
import type { LateAuth } from '../people/late-auth.ts'
import { admit, listPeople, prepareNewcomer } from '../people/people.ts'
import { listCommunes, lockSetup } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import {
  findUserByEmail,
  installationAdministrators,
  membershipsOf,
  setRunsInstallation,
} from '../people/store/members.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { setUpSentences } from './sentences.ts'
import { makeCommune } from './set-up.ts'
import type {
  AdministratorNamed,
  CommuneAdded,
  CommuneNew,
  InstallationShape,
  InstalledCommune,
} from './shapes.ts'

type CommuneDeps = Pick<
  Deps,
  'db' | 'database' | 'clock' | 'secrets' | 'publicUrl' | 'changes' | 'mailer'
> & { auth: LateAuth }

/** The communes of this installation in the order in which they came, and who looks after it. */
export async function listAllCommunes({ db }: Pick<Deps, 'db'>): Promise<InstallationShape> {
  const communes: InstalledCommune[] = []
  for (const row of await listCommunes(db)) {
    communes.push(shapeOf(row, (await listPeople({ db }, row.id)).length))
  }
  const administrators = await administratorsOf(db)
  return { communes, administrators: administrators.map(({ name, email }) => ({ name, email })) }
}

/**
 * Adds a commune with all that the first one began with, and its first administrator: by an
 * invitation, with a first password, or with the account that they have already.
 * @throws Refusal (`conflict`) when it is here already, (`not-found`) for a code of no commune,
 *   (`bad-request`) when nobody can be invited, or the password is easily guessed
 */
export async function addCommune(
  deps: CommuneDeps,
  { name, inseeCode, administrator }: CommuneNew,
  actor: string,
): Promise<CommuneAdded> {
  const found = inseeCode === null ? null : await findCommune(inseeCode)
  if (inseeCode !== null && found === null) throw notFound(setUpSentences.thisInseeCode)
  const person = { ...administrator, role: 'administrator' as const }
  const newcomer = await prepareNewcomer(deps, person, name)
  const at = deps.clock.now()
  const made = await deps.db.transaction().execute(async transaction => {
    await lockSetup(transaction, deps.database.dialect)
    const communes = await listCommunes(transaction)
    const same = communes.find(one => isSameCommune(one, { name, inseeCode }))
    if (same !== undefined) {
      throw new Refusal('conflict', setUpSentences.communeAlready(same.name), 'name')
    }
    // Where there was a single commune, its administrators look after the installation: they go on.
    const administrators = await administratorsOf(transaction)
    await setRunsInstallation(
      transaction,
      administrators.map(({ id }) => id),
      true,
    )
    const postcode = found === null ? null : onlyPostcode(found)
    const about = { name, inseeCode, postcode, email: newcomer.email }
    const row = await makeCommune(transaction, about, { at, actor })
    const by = { communeId: row.id, actor, at }
    return { row, administrator: await admit(deps, transaction, by, newcomer) }
  })
  deps.changes.tell(null, 'commune')
  return { commune: shapeOf(made.row, 1), administrator: made.administrator }
}

/**
 * Lets somebody look after the installation, or no more; the journal of each commune in which they
 * work says so. Asked twice, it changes nothing more.
 * @throws Refusal (`not-found`) for an address without account, (`conflict`) for the last one
 */
export async function nameAdministrator(
  { db, database, clock, changes }: Pick<Deps, 'db' | 'database' | 'clock' | 'changes'>,
  { email, runs }: AdministratorNamed,
  actor: string,
): Promise<InstallationShape> {
  await db.transaction().execute(async transaction => {
    await lockSetup(transaction, database.dialect)
    const user = await findUserByEmail(transaction, email)
    const communes = user === undefined ? [] : await membershipsOf(transaction, user.id)
    if (user === undefined || communes.length === 0) {
      throw new Refusal('not-found', setUpSentences.noAccount(email), 'email')
    }
    const named = await installationAdministrators(transaction)
    const others = named.filter(({ id }) => id !== user.id)
    if (!runs && others.length === 0) {
      throw new Refusal('conflict', setUpSentences.lastAdministrator(user.name))
    }
    const isNamed = others.length < named.length
    if (runs === isNamed) return
    await setRunsInstallation(transaction, [user.id], runs)
    for (const { id: communeId } of communes) {
      await writeJournal(transaction, {
        communeId,
        at: clock.now(),
        actor,
        action: runs ? 'installation.named' : 'installation.dismissed',
        subject: `person:${user.id}`,
        detail: { name: user.name },
      })
    }
  })
  changes.tell(null, 'commune')
  return await listAllCommunes({ db })
}

/** Who is marked so; of a single commune, its administrators too (`runsInstallation`). */
async function administratorsOf(db: Deps['db']) {
  const marked = await installationAdministrators(db)
  const [only, ...more] = await listCommunes(db)
  if (only === undefined || more.length > 0) return marked
  const people = await listPeople({ db }, only.id)
  return people.filter(
    ({ id, role }) => role === 'administrator' || marked.some(one => one.id === id),
  )
}

function shapeOf(row: CommuneRow, people: number): InstalledCommune {
  const { id, name, inseeCode, createdAt } = row
  return { id, name, inseeCode, createdAt: toIso(createdAt), people }
}

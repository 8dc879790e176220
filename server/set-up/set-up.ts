import type { z } from 'zod'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { addRecipient } from '../digest/recipients.ts'
import { replaceHoursVersions } from '../hours/change-opening-hours.ts'
import { hoursVersionOf, usualHours } from '../hours/measure.ts'
import { insertSavedReply } from '../inbox/rows.ts'
import { usualReplies } from '../inbox/rules/usual-replies.ts'
import { departmentOf } from '../language/departments.ts'
import { localDateOf } from '../language/instant.ts'
import { accountsIn, hashPassword } from '../people/accounts.ts'
import type { CommuneRow } from '../people/commune.ts'
import type { LateAuth } from '../people/late-auth.ts'
import { refuseWeakPassword } from '../people/passwords.ts'
import type { setupRequest } from '../people/shapes.ts'
import { insertCommune, listCommunes, lockSetup } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { insertMember, setRunsInstallation } from '../people/store/members.ts'
import { Refusal } from '../platform/refusal.ts'
import { setUpSentences } from './sentences.ts'

/** Where the clocks of every French commune of the mainland are read. */
const zone = 'Europe/Paris'

/** "We try to answer in 10 or 15 minutes." */
const aimMinutes = 10
const targetMinutes = 15

/** `inseeCode` null: nobody said. `email`: of its first administrator. */
type CommuneMade = {
  name: string
  inseeCode: string | null
  postcode: string | null
  email: string
}

/**
 * Inside a transaction: a commune, its usual opening hours, the replies that it begins with and the
 * first reader of its digest. Its people are the caller's affair.
 */
export async function makeCommune(
  transaction: Db,
  { name, inseeCode, postcode, email }: CommuneMade,
  { at, actor }: { at: number; actor: string },
): Promise<CommuneRow> {
  const row = await insertCommune(transaction, {
    name,
    zone,
    aimMinutes,
    targetMinutes,
    inseeCode,
    postcode,
    department: inseeCode === null ? null : departmentOf(inseeCode),
    createdAt: at,
  })
  const communeId = row.id
  const hours = hoursVersionOf(usualHours(localDateOf(at, zone), zone))
  await replaceHoursVersions(transaction, communeId, [hours], at)
  for (const reply of usualReplies) {
    await insertSavedReply(transaction, { communeId, ...reply, createdAt: at, changedAt: at })
  }
  await addRecipient(transaction, communeId, email, at)
  const subject = `commune:${communeId}`
  await writeJournal(transaction, { communeId, at, actor, action: 'commune.created', subject })
  return row
}

export type SetupRequest = z.infer<typeof setupRequest>
export type SetUp = { commune: CommuneRow; user: { id: string; name: string; email: string } }

type SetupDeps = Pick<Deps, 'db' | 'database' | 'clock' | 'secrets' | 'publicUrl' | 'changes'> & {
  auth: LateAuth
}

/**
 * Creates the first commune and its first administrator, who looks after the installation, all or
 * nothing: what was interrupted is simply done again.
 * @throws Refusal (`conflict`) when a commune exists, (`bad-request`) where the password is easily guessed.
 */
export async function setup(deps: SetupDeps, request: SetupRequest): Promise<SetUp> {
  const { name } = request
  const email = request.email.toLowerCase()
  const createdAt = deps.clock.now()
  await refuseWeakPassword(request.password, { commune: request.commune, name, email })
  const passwordHash = await hashPassword(deps.auth, request.password)
  const made = await deps.db.transaction().execute(async transaction => {
    await lockSetup(transaction, deps.database.dialect)
    const [existing] = await listCommunes(transaction)
    if (existing !== undefined) {
      throw new Refusal('conflict', setUpSentences.already(existing.name))
    }
    const about = { name: request.commune, inseeCode: null, postcode: null, email: request.email }
    const row = await makeCommune(transaction, about, { at: createdAt, actor: name })
    const accounts = await accountsIn(deps, transaction)
    const userId = await accounts.create({ name, email, passwordHash })
    await insertMember(transaction, {
      communeId: row.id,
      userId,
      role: 'administrator',
      createdAt,
    })
    await setRunsInstallation(transaction, [userId], true)
    return { commune: row, user: { id: userId, name, email } }
  })
  deps.changes.tell(made.commune.id, 'commune')
  return made
}

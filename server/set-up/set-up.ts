import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { addRecipient } from '../digest/rows.ts'
import { hoursVersionOf, usualHours } from '../hours/opening-hours.ts'
import { replaceHoursVersions } from '../hours/rows.ts'
import { insertSavedReply } from '../inbox/rows.ts'
import { usualReplies } from '../inbox/rules/usual-replies.ts'
import { localDateOf } from '../language/instant.ts'
import { accountsIn, hashPassword } from '../people/accounts.ts'
import type { CommuneRow } from '../people/commune.ts'
import type { LateAuth } from '../people/late-auth.ts'
import type { setupRequest } from '../people/shapes/commune.ts'
import { insertCommune, listCommunes, lockSetup } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { insertMember } from '../people/store/members.ts'
import { refuseWeakPassword } from '../people/weak-password.ts'
import { Refusal } from '../platform/refusal.ts'
import { setUpSentences } from './sentences.ts'

/** Where the clocks of every French commune of the mainland are read. */
const zone = 'Europe/Paris'

/** "We try to answer in 10 or 15 minutes." */
const aimMinutes = 10
const targetMinutes = 15
export type SetupRequest = z.infer<typeof setupRequest>
export type SetUp = { commune: CommuneRow; user: { id: string; name: string; email: string } }

type SetupDeps = Pick<Deps, 'db' | 'database' | 'clock' | 'secrets' | 'publicUrl' | 'changes'> & {
  auth: LateAuth
}

/**
 * Creates the commune, its usual opening hours, the replies that it begins with and its first administrator, all or nothing: what
 * was interrupted is simply done again.
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
    const row = await insertCommune(transaction, {
      name: request.commune,
      zone,
      aimMinutes,
      targetMinutes,
      createdAt,
    })
    const hours = hoursVersionOf(usualHours(localDateOf(createdAt, zone), zone))
    await replaceHoursVersions(transaction, row.id, [hours], createdAt)
    for (const reply of usualReplies) {
      const at = { createdAt, changedAt: createdAt }
      await insertSavedReply(transaction, { communeId: row.id, ...reply, ...at })
    }
    const accounts = await accountsIn(deps, transaction)
    const userId = await accounts.create({ name, email, passwordHash })
    await insertMember(transaction, {
      communeId: row.id,
      userId,
      role: 'administrator',
      createdAt,
    })
    await addRecipient(transaction, row.id, request.email, createdAt)
    await writeJournal(transaction, {
      communeId: row.id,
      at: createdAt,
      actor: name,
      action: 'commune.created',
      subject: `commune:${row.id}`,
    })
    return { commune: row, user: { id: userId, name, email } }
  })
  deps.changes.tell(made.commune.id, 'commune')
  return made
}

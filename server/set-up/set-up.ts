import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { accountsIn, hashPassword } from '../people/accounts.ts'
import type { CommuneRow } from '../people/commune.ts'
import type { LateAuth } from '../people/late-auth.ts'
import { refuseWeakPassword } from '../people/passwords.ts'
import type { setupRequest } from '../people/shapes.ts'
import { listCommunes, lockSetup } from '../people/store/communes.ts'
import { insertMember, setRunsInstallation } from '../people/store/members.ts'
import { Refusal } from '../platform/refusal.ts'
import { makeCommune } from './make-commune.ts'
import { setUpSentences } from './sentences.ts'

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

import type { Db } from '../database/database.ts'
import { addRecipient } from '../digest/recipients.ts'
import { replaceHoursVersions } from '../hours/change-opening-hours.ts'
import { hoursVersionOf, usualHours } from '../hours/measure.ts'
import { insertSavedReply } from '../inbox/rows.ts'
import { usualReplies } from '../inbox/rules/usual-replies.ts'
import { departmentOf } from '../language/departments.ts'
import { localDateOf } from '../language/instant.ts'
import type { CommuneRow } from '../people/commune.ts'
import { insertCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'

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

import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune, updateCommune } from '../people/store/communes.ts'
import { alertChoicesOf } from '../people/store/devices.ts'
import { writeJournal } from '../people/store/journal.ts'
import { updateMember } from '../people/store/members.ts'
import { Refusal } from '../platform/refusal.ts'
import { alertRound, alertRulesOf } from './alert-round.ts'
import { alertMinutesOf } from './duties.ts'
import { alertSentences } from './sentences.ts'
import type { AlertSettingsEdit, AlertSettingsShape } from './shapes.ts'
import { insertNotice } from './store-notices.ts'

/** When the commune's alerts are raised, and how they reach the asker. */
export async function getAlertSettings(
  { db, mailer }: Pick<Deps, 'db' | 'mailer'>,
  { communeId, userId }: Pick<Actor, 'communeId' | 'userId'>,
): Promise<AlertSettingsShape> {
  const chosen = userId === null ? undefined : await alertChoicesOf(db, communeId, userId)
  return {
    minutes: alertMinutesOf(await communeOf({ db }, communeId)),
    mail: chosen?.mail ?? null,
    canMail: mailer !== null,
    quotes: chosen?.quotes ?? null,
  }
}

/**
 * Changes the commune's lines, or how alerts reach the asker. A new line holds for the waits that pass it
 * from now on: who waited longer already is not told anew.
 * @throws Refusal (`bad-request`) when an API key asks for mail or words.
 */
export async function changeAlertSettings(
  deps: Pick<Deps, 'db' | 'clock' | 'changes' | 'mailer'>,
  by: Actor,
  { minutes, mail, quotes }: AlertSettingsEdit,
): Promise<AlertSettingsShape> {
  const { communeId, actor, userId } = by
  const isOwn = mail !== undefined || quotes !== undefined
  if (isOwn && userId === null) {
    throw new Refusal('bad-request', alertSentences.keyGetsNoMail)
  }
  const at = deps.clock.now()
  await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const before = await getAlertSettings({ ...deps, db: transaction }, by)
    const line = { communeId, at, actor, subject: `commune:${communeId}` }
    if (minutes !== undefined && String(minutes) !== String(before.minutes)) {
      await updateCommune(transaction, communeId, { alertMinutes: JSON.stringify(minutes) })
      const added = minutes.filter(each => !before.minutes.includes(each))
      await passOver(transaction, communeId, added, at)
      const detail = { before: before.minutes, after: minutes }
      await writeJournal(transaction, { ...line, action: 'alerts.changed', detail })
    }
    if (mail !== undefined && userId !== null && mail !== before.mail) {
      await updateMember(transaction, communeId, userId, { alertMail: mail ? 1 : 0 })
      await writeJournal(transaction, { ...line, action: 'alerts.mail', detail: { mail } })
    }
    if (quotes !== undefined && userId !== null) {
      await updateMember(transaction, communeId, userId, { alertQuotes: quotes ? 1 : 0 })
    }
  })
  deps.changes.tell(communeId, 'alerts')
  return await getAlertSettings(deps, by)
}

/** Waits that have passed one of these lines already are as told, in a notice to nobody. */
async function passOver(
  transaction: Db,
  communeId: number,
  added: readonly number[],
  at: number,
): Promise<void> {
  const rules = await alertRulesOf(transaction, communeId)
  const { due, held } = await alertRound(transaction, rules, at)
  const passed = [...due, ...held].filter(({ minutes }) => added.includes(minutes))
  if (passed.length === 0) return
  await insertNotice(transaction, { communeId, at, userIds: '[]', toAll: 0 }, passed)
}

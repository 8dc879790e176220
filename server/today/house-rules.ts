import type { Deps } from '../deps.ts'
import { listSavedReplies } from '../inbox/answering/saved-replies.ts'
import { communeOf } from '../people/commune.ts'
import { listPeople } from '../people/people.ts'
import { type Actor, allows } from '../people/rules/role.ts'
import { updateCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { privacyOf } from '../privacy/retention.ts'
import { type HouseRulesEdit, type HouseRulesShape, houseRulesEdit } from './shapes.ts'

/**
 * The rules by which a mairie speaks with its residents, as far as its settings do not tell them to
 * everybody already: names without addresses, and the words that it chose.
 */
export async function houseRules(
  deps: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
): Promise<HouseRulesShape> {
  const commune = await communeOf(deps, communeId)
  const { months, contact, officer } = await privacyOf(deps, commune)
  const people = await listPeople(deps, communeId)
  const { savedReplies } = await listSavedReplies(deps, communeId)
  return {
    answerers: people
      .filter(({ role }) => allows(role, 'messages.answer'))
      .map(({ name, role }) => ({ name, role })),
    own: commune.houseRules === null ? null : houseRulesEdit.parse(JSON.parse(commune.houseRules)),
    savedReplies: savedReplies.map(({ title }) => title),
    months,
    contact,
    officer,
  }
}

/** Keeps the commune's own words. */
export async function changeHouseRules(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  { communeId, actor }: Actor,
  rules: HouseRulesEdit,
): Promise<HouseRulesShape> {
  await deps.db.transaction().execute(async db => {
    await updateCommune(db, communeId, { houseRules: JSON.stringify(rules) })
    await writeJournal(db, {
      communeId,
      at: deps.clock.now(),
      actor,
      action: 'house-rules.changed',
      subject: `commune:${communeId}`,
    })
  })
  deps.changes.tell(communeId, 'commune')
  return await houseRules(deps, communeId)
}

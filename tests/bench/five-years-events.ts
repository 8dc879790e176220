import type { Context } from '../../server/context.ts'
import { placeEvent } from '../../server/events/plan-event.ts'
import { eventNew } from '../../server/events/shapes-event.ts'
import { localTimeOf } from '../../server/language/instant.ts'
import { addPerson } from '../../server/people/people.ts'
import { setRunsInstallation } from '../../server/people/store/members.ts'
import { aPersonToAdd } from '../support/builders/people.ts'

/** Who signs in. */
export const officer = { email: 'banc@exemple.fr', password: 'tambour-de-ville' }

/** Deliveries of an event: on each of the three channels at each of these many times. */
const times = 4
const day = 86_400_000

export async function addPeople(context: Context): Promise<void> {
  const { db, clock } = context
  const person = { name: 'Odile Martin', role: 'administrator' as const, ...officer }
  const { id } = await addPerson(context, 1, aPersonToAdd(person), 'bench')
  await setRunsInstallation(db, [id], true)
  const now = clock.now()
  // Nothing is erased, and no network asked: what is measured is what the screens ask for.
  const kept = { communeId: 1, months: 120, erasesFrom: now + 365 * day, updatedAt: now }
  await db.insertInto('privacy').values(kept).execute()
  await db
    .updateTable('channelPoll')
    .set({ nextAt: now + 3650 * day })
    .execute()
}

/** Half a day apart, from tomorrow on. */
export async function addEvents(context: Context, count: number): Promise<void> {
  const by = { communeId: 1, actor: 'bench', userId: null }
  const zone = 'Europe/Paris'
  const local = (at: number) => localTimeOf(at, zone)
  await context.db.transaction().execute(async db => {
    for (let index = 0; index < count; index += 1) {
      const begins = context.clock.now() + day + (index * day) / 2
      await placeEvent(
        { ...context, db },
        by,
        eventNew.parse({
          title: `Fête des associations, ${index + 1}ᵉ édition`,
          startLocal: local(begins),
          place: 'Salle des fêtes',
          text: 'Le comité des fêtes vous invite : buvette, grillades et bal. '.repeat(4),
          channels: [1, 2, 3],
          times: Array.from({ length: times }, (_, place) => local(begins + (32 + place) * day)),
        }),
      )
    }
  })
}

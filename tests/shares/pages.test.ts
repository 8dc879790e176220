import { expect, it } from 'vitest'
import { addPartners } from '../../server/partners/partners.ts'
import { partnersNew } from '../../server/partners/shapes.ts'
import { proposeEvent } from '../../server/shares/propose.ts'
import { pageOfShares } from '../../server/shares/share-shape.ts'
import { anOffer } from '../support/builders/partners.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { shareWorld } from '../support/shares.ts'

onBothDatabases('what was offered', kind => {
  it('is read page by page to its end, and of one event at once', async () => {
    const { context, by, event } = await shareWorld(kind)
    const { communeId } = by
    const many = Array.from({ length: 250 }, (_, place) => ({
      name: `Voisin ${place}`,
      contacts: [{ name: 'Anne', email: `v${place}@voisins.example` }],
    }))
    const { added } = await addPartners(context, by, partnersNew.parse({ partners: many }))
    const wanted = anOffer({ event, partners: added })
    expect((await proposeEvent(context, by, wanted)).shares).toHaveLength(250)

    const first = await pageOfShares(context, communeId, {})
    const before = first.next ?? 0
    const second = await pageOfShares(context, communeId, { before })
    expect([first.shares.length, second.shares.length, second.next]).toEqual([200, 50, null])
    expect(new Set([...first.shares, ...second.shares].map(({ id }) => id)).size).toBe(250)
    const whole = await pageOfShares(context, communeId, { eventId: event })
    expect([whole.shares.length, whole.next]).toEqual([250, null])
  })
})

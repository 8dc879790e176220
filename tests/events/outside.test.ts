import { describe, expect, it } from 'vitest'
import { changeEvent } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import { changeCommune } from '../../server/hours/change-commune.ts'
import { anEventChange, anEventEdit, anEventToPlan, aPlanStep } from '../support/builders/events.ts'
import { aCommuneEdit } from '../support/builders/people.ts'
import { addChannel, publishingWorld, runUntil } from '../support/publishing.ts'
import { plain } from '../support/shares.ts'

/** A commune with its own page and one that a neighbour lent, on both of which an event is told. */
async function world(kind: 'sqlite' | 'postgres' = 'sqlite', steps: string[] = ['']) {
  const found = await publishingWorld(kind)
  const { context, by, communeId } = found
  const own = await addChannel(found, 'ours')
  const lent = await addChannel(found, 'theirs', { neighbour: 'Montaubry' })
  const say = async (postcode: string | null) =>
    await changeCommune(context, communeId, aCommuneEdit({ name: 'Vaubécourt', postcode }), 'Anne')
  const plan = {
    steps: steps.map((text, place) => aPlanStep({ name: `Étape ${place}`, days: -3, text })),
  }
  const make = async () =>
    await createEvent(
      context,
      by,
      anEventToPlan({ place: 'Salle des fêtes', channels: [own, lent], plan }),
    )
  const edit = async (id: number, place: string) =>
    await editEvent(context, by, id, anEventEdit({ place }))
  const textsOf = async (id: number) => {
    const { deliveries } = await getEvent(context, by.communeId, id)
    const said = (channel: number) =>
      deliveries.filter(one => one.channel === channel).map(({ text }) => plain(text))
    return { own: said(own), lent: said(lent) }
  }
  return { ...found, say, make, edit, textsOf }
}

describe('what is told on a page that a neighbour lent', () => {
  it('names commune and postcode, and on the own page neither', async () => {
    const { say, make, textsOf } = await world('sqlite', ['', 'C’est demain : {titre}'])
    await say('51330')
    const { own, lent } = await textsOf((await make()).id)
    for (const text of own) expect(text).not.toContain('51330')
    for (const text of lent) expect(text).toContain('Salle des fêtes, 51330 Vaubécourt')
    expect(lent).toHaveLength(2)
  })

  it('follows its event, also where it was planned before the postcode was known', async () => {
    const { say, make, edit, textsOf } = await world()
    await say(null)
    const { id } = await make()
    expect((await textsOf(id)).lent[0]).toContain('Salle des fêtes, Vaubécourt')
    await say('51330')
    await edit(id, 'Place du Four')
    const { own, lent } = await textsOf(id)
    expect(own[0]).toContain('\nPlace du Four\n')
    expect(lent[0]).toContain('\nPlace du Four, 51330 Vaubécourt\n')
  })

  it('says so in the notice of a change', async () => {
    const made = await world()
    const { context, by, say, make, textsOf } = made
    await say('51330')
    const { id } = await make()
    await runUntil(made, Date.parse('2026-06-18T00:00:00Z'))
    await changeEvent(
      context,
      by,
      id,
      anEventChange({ kind: 'postpone', startLocal: '2026-06-27T21:00' }),
    )
    const { own, lent } = await textsOf(id)
    const notice = (texts: string[]) => texts.find(text => text.startsWith('REPORTÉ')) ?? ''
    expect(notice(lent)).toContain('Salle des fêtes, 51330 Vaubécourt')
    expect(notice(own)).toContain('\nSalle des fêtes')
    expect(notice(own)).not.toContain('51330')
  })
})

import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { getEvent } from '../../server/events/events.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import {
  addPlan,
  changePlan,
  listPlans,
  makePlanDefault,
  removePlan,
} from '../../server/events/plan-templates.ts'
import { markReminder } from '../../server/events/reminders.ts'
import { remindersOf } from '../../server/events/rows.ts'
import { defaultPlans } from '../../server/events/rules/default-plans.ts'
import type { eventNew } from '../../server/events/shapes-event.ts'
import { pageNameOf } from '../../server/language/slug.ts'
import { anEventToPlan, aPlanStep, aPlanToAdd } from '../support/builders/events.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { allEvents } from '../support/planned.ts'
import {
  addChannel,
  addCommune,
  byOf,
  journalActions,
  publishingWorld,
} from '../support/publishing.ts'

const feast = (patch: Partial<z.input<typeof eventNew>> = {}) =>
  anEventToPlan({ endLocal: '2026-06-21T01:00', ...patch })

const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')
const refusal = async (work: Promise<unknown>) =>
  plain(
    await work.then(
      () => 'accepted',
      (error: Error) => error.message,
    ),
  )

describe('plans', () => {
  const aWorld = async (kind: DatabaseKind = 'sqlite') => {
    const world = await publishingWorld(kind)
    return { ...world, a: await addChannel(world, 'a'), b: await addChannel(world, 'b') }
  }

  it('are there from the beginning, each commune’s its own', async () => {
    const { context, communeId, by } = await aWorld()
    const { plans } = await listPlans(context, communeId)
    expect(plans.map(({ name, steps }) => ({ name, steps }))).toEqual(defaultPlans)
    expect((await listPlans(context, communeId)).plans).toEqual(plans)
    const other = byOf(await addCommune(context, 'Voisine'))
    const [first] = plans
    const id = first?.id ?? 0
    expect(await refusal(removePlan(context, other, id))).toBe('Ce plan n’existe pas ou plus.')
    await removePlan(context, by, id)
    expect((await listPlans(context, communeId)).plans).toHaveLength(plans.length - 1)
    expect((await listPlans(context, other.communeId)).plans).toHaveLength(plans.length)
  })

  it('are added, changed, put first and deleted, and the journal says so', async () => {
    const { context, communeId, by } = await aWorld()
    const lotto = await addPlan(context, by, aPlanToAdd({ name: 'Loto' }))
    const winter = aPlanToAdd({ name: 'Loto d’hiver', steps: [aPlanStep({ days: -3 })] })
    await changePlan(context, by, lotto.id, winter)
    await makePlanDefault(context, by, lotto.id)
    const { plans } = await listPlans(context, communeId)
    expect(plans[0]).toEqual({ id: lotto.id, ...winter })
    for (const { id } of plans.slice(1)) await removePlan(context, by, id)
    expect(await refusal(removePlan(context, by, lotto.id))).toMatch(/^C’est le dernier plan/)
    expect((await journalActions({ context })).slice(0, 3)).toEqual([
      'plan.added',
      'plan.changed',
      'plan.default',
    ])
  })

  it('refuse a name twice, and a place that nobody fills', async () => {
    const { context, by } = await aWorld()
    const named = aPlanToAdd({ name: 'Fête ou animation' })
    expect(await refusal(addPlan(context, by, named))).toBe(
      'Un plan s’appelle déjà « Fête ou animation » : changez ce nom.',
    )
    const strange = aPlanToAdd({ steps: [aPlanStep({ text: '{titre} à {prix}' })] })
    expect(await refusal(addPlan(context, by, strange))).toMatch(
      /^L’étape « Programme » contient \{prix\}, que Tambour ne sait pas remplir : il connaît \{titre\}, /,
    )
  })

  it('are one line of the journal, that says how many publications they make', async () => {
    const { context, by, a, b } = await aWorld()
    const steps = [-10, -7, -1].map(days => aPlanStep({ days, name: `J${days}` }))
    const plan = { id: null, steps }
    const { id } = await createEvent(
      context,
      by,
      feast({ channels: [a, b], plan, comment: 'Venez' }),
    )
    const rows = await context.db.selectFrom('journal').selectAll().orderBy('id').execute()
    expect(rows.map(({ action }) => action)).toEqual(['event.created', 'post.planned'])
    expect(rows[1]?.subject).toBe(`event:${id}`)
    expect(JSON.parse(rows[1]?.detail ?? '{}')).toMatchObject({ publications: 6 })
  })

  itOnBoth('become posts and reminders; what is past is skipped and said', async kind => {
    const { context, communeId, by, a, b } = await aWorld(kind)
    const [plan] = (await listPlans(context, communeId)).plans
    const made = await createEvent(
      context,
      by,
      feast({ channels: [a, b], plan: { id: plan?.id ?? 0, steps: null } }),
    )
    // It is the 2nd of June: 45 days and 30 days before the 20th are over.
    expect(made.skippedSteps).toEqual([
      { name: 'Formalités', dueLocal: '2026-05-06T09:00' },
      { name: 'Date à retenir', dueLocal: '2026-05-21T18:00' },
    ])
    expect(made.planName).toBe('Fête ou animation')
    expect(
      made.deliveries.filter(({ channel }) => channel === a).map(d => [d.step, d.dueLocal]),
    ).toEqual([
      ['Affiche et bénévoles', '2026-06-05T18:00'],
      ['Programme', '2026-06-13T18:00'],
      ['Informations pratiques', '2026-06-19T18:00'],
      ['C’est aujourd’hui', '2026-06-20T09:00'],
      // A ball until one in the morning is of the 20th.
      ['Remerciements', '2026-06-21T11:00'],
    ])
    expect(made.deliveries).toHaveLength(10)
    expect(made.reminders).toMatchObject([{ name: 'Bilan', dueLocal: '2026-06-27T09:00' }])
    const eve = made.deliveries.find(({ step }) => step === 'Informations pratiques')
    expect(plain(eve?.text)).toMatch(/^C’est demain !\n\nFeux de la Saint-Jean\n/)
    const rules = await context.db
      .selectFrom('delivery')
      .select(['lateRule', 'dueLocal'])
      .where('channelId', '=', a)
      .orderBy('dueAt')
      .execute()
    expect(rules.map(({ lateRule }) => lateRule)).toEqual(['ask', 'ask', 'ask', 'miss', 'publish'])
  })

  itOnBoth('may be changed for one event, with texts of its channels', async kind => {
    const { context, by, a, b } = await aWorld(kind)
    const steps = [
      { ...aPlanStep({ name: 'Un', days: -3 }), texts: { [b]: 'Pour b seulement.' } },
      aPlanStep({ name: 'Deux', days: -2, audience: 'internal', text: 'Les clés.' }),
    ]
    const made = await createEvent(
      context,
      by,
      feast({ channels: [a, b], plan: { id: null, steps }, slug: 'k3x9m2ab' }),
    )
    expect(made).toMatchObject({ planName: null, slug: 'k3x9m2ab', skippedSteps: [] })
    expect(made.deliveries.map(({ text }) => text.slice(0, 4))).toEqual(['Feux', 'Pour'])
    expect(made.reminders).toMatchObject([{ name: 'Deux', text: 'Les clés.' }])
    const again = feast({ slug: 'k3x9m2ab' })
    expect(await refusal(createEvent(context, by, again))).toMatch(/adresse de l’agenda/)
  })

  it('need a channel for what they say, and none for what they remind of', async () => {
    const { context, communeId, by } = await aWorld()
    const say = aPlanStep()
    const remind = aPlanStep({ audience: 'internal' })
    const withSteps = (steps: (typeof say)[]) =>
      createEvent(context, by, feast({ plan: { id: null, steps } }))
    expect(await refusal(withSteps([say, remind]))).toMatch(/^Choisissez au moins un canal/)
    expect(await allEvents(context, communeId)).toEqual([])
    expect(await withSteps([remind])).toMatchObject({ deliveries: [], reminders: [{}] })
  })

  it('keep their words when the event changes', async () => {
    const { context, by, a } = await aWorld()
    const steps = [aPlanStep({ text: 'Demain : {titre}, {lieu}' })]
    const made = await createEvent(context, by, feast({ channels: [a], plan: { id: null, steps } }))
    const edit = { ...feast(), title: 'Feu d’artifice' }
    await editEvent(context, by, made.id, edit)
    const event = await getEvent(context, by.communeId, made.id)
    expect(event.deliveries.map(({ text }) => plain(text))).toEqual([
      'Demain : Feu d’artifice, Place de la Mairie',
    ])
  })

  itOnBoth('keep the address of the page that they name, with old words or none', async kind => {
    const { context, by, a } = await aWorld(kind)
    const deps = { ...context, publicUrl: 'https://tambour.exemple.fr' }
    const steps = [aPlanStep({ text: '{titre} : {lien}' })]
    const made = await createEvent(deps, by, feast({ channels: [a], plan: { id: null, steps } }))
    const text = async () => (await getEvent(deps, by.communeId, made.id)).deliveries[0]?.text
    const named = `https://tambour.exemple.fr/agenda/feux-de-la-saint-jean-${made.slug}`
    expect(plain(await text())).toBe(`Feux de la Saint-Jean : ${named}`)
    await editEvent(deps, by, made.id, { ...feast(), title: 'Feu d’artifice' })
    expect(plain(await text())).toBe(`Feu d’artifice : ${named}`)
    // As it was planned before addresses had words.
    const short = `https://tambour.exemple.fr/agenda/${made.slug}`
    await context.db
      .updateTable('variant')
      .set({ text: `Feu d’artifice : ${short}` })
      .execute()
    await editEvent(deps, by, made.id, { ...feast(), title: 'Grand feu' })
    expect(plain(await text())).toBe(`Grand feu : ${short}`)
  })

  it('end what is too long for a channel with the event’s public page', async () => {
    const { context, by, a } = await aWorld()
    const made = await createEvent(
      { ...context, publicUrl: 'https://tambour.exemple.fr' },
      by,
      feast({
        channels: [a],
        plan: { id: null, steps: [aPlanStep()] },
        text: 'Venez tous. '.repeat(600),
      }),
    )
    expect(made.publicUrl).toBe(`https://tambour.exemple.fr/agenda/${pageNameOf(made)}`)
    expect(plain(made.deliveries[0]?.text)).toMatch(
      new RegExp(
        `Venez tous\\.\\n\\nLa suite : https://tambour.exemple.fr/agenda/${pageNameOf(made)}$`,
      ),
    )
  })
})

describe('reminders', () => {
  it('wait until somebody says that they are done, and can wait again', async () => {
    const world = await publishingWorld()
    const { context, communeId, by, clock } = world
    const steps = [aPlanStep({ audience: 'internal', name: 'Formalités' })]
    const { reminders } = await createEvent(context, by, feast({ plan: { id: null, steps } }))
    const id = reminders[0]?.id ?? 0
    const dueAt = Date.parse(reminders[0]?.dueAt ?? '')
    const openReminders = (to: number) => remindersOf(context.db, communeId, { open: true, to })
    expect(await openReminders(dueAt)).toEqual([])
    expect(await openReminders(dueAt + 1)).toMatchObject([{ id }])
    const done = await markReminder(context, by, id, true)
    expect(done).toMatchObject({ doneBy: 'Anne', doneAt: new Date(clock.now()).toISOString() })
    expect(await markReminder(context, { ...by, actor: 'Bob' }, id, true)).toEqual(done)
    expect(await openReminders(dueAt + 1)).toEqual([])
    await markReminder(context, by, id, false)
    expect(await openReminders(dueAt + 1)).toMatchObject([{ doneBy: null }])
    const other = byOf(await addCommune(context, 'Voisine'))
    expect(await refusal(markReminder(context, other, id, true))).toBe(
      'Ce rappel n’existe pas ou plus.',
    )
    expect((await journalActions(world)).slice(-2)).toEqual(['reminder.done', 'reminder.undone'])
  })
})

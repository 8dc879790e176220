import { z } from 'zod'
import type { Who } from '../channels/channels.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { strangePlaces, templatePlaces } from './rules/compose.ts'
import { defaultPlans } from './rules/default-plans.ts'
import type { PlanStep } from './rules/plan.ts'
import { eventSentences } from './sentences.ts'
import { type PlanList, type PlanNew, type PlanShape, planStep } from './shapes-event.ts'
import {
  deletePlanTemplate,
  insertPlanTemplate,
  insertPlanTemplates,
  planTemplatesOf,
  updatePlanTemplate,
} from './store/plan-templates.ts'

type PlanTemplateDeps = Pick<Deps, 'db' | 'clock'>

/** A commune's plans, the default first. One that has none yet begins with those of the house. */
export async function listPlans(deps: PlanTemplateDeps, communeId: number): Promise<PlanList> {
  return { plans: (await plansOf(deps, communeId)).map(shapeOf) }
}

async function plansOf(
  { db, clock }: PlanTemplateDeps,
  communeId: number,
): Promise<Row<'planTemplate'>[]> {
  const known = await planTemplatesOf(db, communeId)
  if (known.length > 0) return known
  const at = clock.now()
  await insertPlanTemplates(
    db,
    defaultPlans.map(({ name, steps }, position) => ({
      communeId,
      name,
      steps: JSON.stringify(steps),
      position,
      createdAt: at,
      updatedAt: at,
    })),
  )
  return await planTemplatesOf(db, communeId)
}

/** @throws Refusal (`not-found`), also for another commune's. */
export async function findPlan(
  deps: PlanTemplateDeps,
  communeId: number,
  id: number,
): Promise<PlanShape> {
  const row = (await plansOf(deps, communeId)).find(plan => plan.id === id)
  if (row === undefined) throw notFound(eventSentences.plan)
  return shapeOf(row)
}

/** @throws Refusal (`bad-request` for a text that cannot be filled in, `conflict` for a name that is taken) */
export async function addPlan(
  deps: PlanTemplateDeps,
  who: Who,
  wanted: PlanNew,
): Promise<PlanShape> {
  const at = deps.clock.now()
  return await changing(deps, who, wanted, async (db, plans) => {
    const { communeId } = who
    const position = Math.max(-1, ...plans.map(plan => plan.position)) + 1
    const row = { ...columnsOf(wanted), communeId, position, createdAt: at, updatedAt: at }
    return await noted(db, who, at, 'added', await insertPlanTemplate(db, row))
  })
}

/**
 * Changes a plan. Events that were planned with it keep what was made of it.
 * @throws Refusal (`not-found`, and as `addPlan`)
 */
export async function changePlan(
  deps: PlanTemplateDeps,
  who: Who,
  id: number,
  wanted: PlanNew,
): Promise<PlanShape> {
  const updatedAt = deps.clock.now()
  return await changing(deps, who, { ...wanted, id }, async db => {
    const values = { ...columnsOf(wanted), updatedAt }
    const row = await updatePlanTemplate(db, who.communeId, id, values)
    return await noted(db, who, updatedAt, 'changed', row)
  })
}

/**
 * Makes a plan the one that a new event begins with.
 * @throws Refusal (`not-found`)
 */
export async function makePlanDefault(
  deps: PlanTemplateDeps,
  who: Who,
  id: number,
): Promise<PlanShape> {
  const updatedAt = deps.clock.now()
  return await deps.db.transaction().execute(async db => {
    await lockCommune(db, who.communeId)
    const plans = await planTemplatesOf(db, who.communeId)
    const position = Math.min(0, ...plans.map(plan => plan.position)) - 1
    const row = await updatePlanTemplate(db, who.communeId, id, { position, updatedAt })
    return await noted(db, who, updatedAt, 'default', row)
  })
}

/** @throws Refusal (`not-found`; `conflict` for the last one: an event begins with a plan) */
export async function removePlan(deps: PlanTemplateDeps, who: Who, id: number): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    await lockCommune(db, who.communeId)
    const row = await deletePlanTemplate(db, who.communeId, id)
    await noted(db, who, at, 'removed', row)
    if ((await planTemplatesOf(db, who.communeId)).length > 0) return
    throw new Refusal('conflict', eventSentences.lastPlan)
  })
}

/** Inside a transaction, behind the commune's lock, once the words are known to be good. */
async function changing(
  deps: PlanTemplateDeps,
  { communeId }: Who,
  wanted: PlanNew & { id?: number },
  change: (db: Db, plans: Row<'planTemplate'>[]) => Promise<PlanShape>,
): Promise<PlanShape> {
  refuseStrangePlaces(wanted)
  return await deps.db.transaction().execute(async db => {
    await lockCommune(db, communeId)
    const plans = await plansOf({ ...deps, db }, communeId)
    const namesake = plans.find(({ id, name }) => id !== wanted.id && name === wanted.name)
    if (namesake !== undefined) {
      throw new Refusal('conflict', eventSentences.planNameTaken(wanted.name), 'name')
    }
    return await change(db, plans)
  })
}

/** @throws Refusal (`bad-request`) when a text names a place that no event fills. */
export function refuseStrangePlaces({ steps }: { steps: readonly PlanStep[] }): void {
  for (const { name, text } of steps) {
    const [strange] = strangePlaces(text)
    if (strange === undefined) continue
    const known = templatePlaces.map(place => `{${place}}`)
    throw new Refusal('bad-request', eventSentences.strangePlace(name, strange, known))
  }
}

const columnsOf = ({ name, steps }: PlanNew) => ({ name, steps: JSON.stringify(steps) })

async function noted(
  db: Db,
  { communeId, actor }: Who,
  at: number,
  what: 'added' | 'changed' | 'default' | 'removed',
  row: Row<'planTemplate'> | undefined,
): Promise<PlanShape> {
  if (row === undefined) throw notFound(eventSentences.plan)
  await writeJournal(db, {
    communeId,
    at,
    actor,
    action: `plan.${what}`,
    subject: `plan:${row.id}`,
    detail: { name: row.name },
  })
  return shapeOf(row)
}

const keptSteps = z.array(planStep)

function shapeOf({ id, name, steps }: Row<'planTemplate'>): PlanShape {
  return { id, name, steps: keptSteps.parse(JSON.parse(steps)) }
}

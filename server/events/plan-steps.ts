import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { instantOfLocal, localTimeOf } from '../language/instant.ts'
import type { Actor } from '../people/rules/role.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Named, type PlacedPost, type PlanDeps, placePost } from './plan-post.ts'
import { findPlan, refuseStrangePlaces } from './plan-templates.ts'
import { cardFor, publicEventUrl } from './public-event.ts'
import { composeFor } from './rules/compose.ts'
import { schedulePlan } from './rules/plan.ts'
import { eventSentences } from './sentences.ts'
import type { EventMade, EventNew, PlannedStep } from './shapes-event.ts'
import { insertReminders } from './store/events.ts'

/** The steps of one event's plan, with the name of the plan that they come from. */
export type EventPlan = { name: string | null; steps: PlannedStep[] }

/**
 * What `wanted` plans for an event: its own steps, or those of the plan that it names.
 * @throws Refusal (`not-found`, `bad-request`)
 */
export async function planFor(
  deps: Pick<PlanDeps, 'clock'> & { db: Db },
  communeId: number,
  wanted: NonNullable<EventNew['plan']>,
): Promise<EventPlan> {
  const plan = wanted.id === null ? null : await findPlan(deps, communeId, wanted.id)
  const steps = wanted.steps ?? plan?.steps.map(step => ({ ...step, texts: {} }))
  if (steps === undefined) {
    throw new Refusal('bad-request', eventSentences.choosePlan)
  }
  refuseStrangePlaces({ steps })
  return { name: plan?.name ?? null, steps }
}

type Placed = Pick<EventMade, 'skippedSteps'> & { posts: PlacedPost[] }

/**
 * Writes what a plan makes of an event, inside a transaction: a post for each public step, a
 * reminder for each internal one, each at its local time. A step that is past is left out and named.
 * @throws Refusal, and the transaction must end without it.
 */
export async function placePlan(
  deps: PlanDeps & { db: Db },
  by: Actor,
  event: Row<'event'>,
  { steps }: EventPlan,
  named: Named & Pick<EventNew, 'comment'>,
): Promise<Placed> {
  const now = deps.clock.now()
  const scheduled = schedulePlan(steps, event, localTimeOf(now, event.zone))
  const toCome = scheduled.filter(({ isPast }) => !isPast)
  const posts = toCome.filter(({ step }) => step.audience === 'public')
  if (posts.length > 0 && named.channels.length === 0) {
    throw new Refusal('bad-request', eventSentences.chooseChannel)
  }
  const url = publicEventUrl(deps, event)
  const link = cardFor(event, named.pictures, url)
  const placed: PlacedPost[] = []
  for (const { step, dueLocal } of posts) {
    await nextTurn()
    const post = await placePost(deps, by, {
      ...named,
      eventId: event.id,
      text: event.text,
      link,
      times: [dueLocal],
      texts: step.texts,
      lateRule: step.lateRule,
      step,
      textFor: target => composeFor(target, event, { template: step.text, url }),
    })
    placed.push(post)
  }
  await insertReminders(
    deps.db,
    toCome
      .filter(({ step }) => step.audience === 'internal')
      .map(({ step: { name, days, time, text }, dueLocal }) => ({
        communeId: by.communeId,
        eventId: event.id,
        stepName: name,
        stepDays: days,
        stepTime: time,
        text,
        dueLocal,
        dueAt: instantOfLocal(dueLocal, event.zone),
        doneAt: null,
        doneBy: null,
        createdAt: now,
      })),
  )
  return {
    posts: placed,
    skippedSteps: scheduled
      .filter(({ isPast }) => isPast)
      .map(({ step, dueLocal }) => ({ name: step.name, dueLocal })),
  }
}

import { listDuties } from '../alerts/duties.ts'
import { channelsOf } from '../channels/rows.ts'
import { isConnected } from '../channels/rules/channel.ts'
import type { Deps } from '../deps.ts'
import { areHoursConfirmed } from '../hours/change-opening-hours.ts'
import { wasMailSent } from '../mail/rows.ts'
import type { Actor } from '../people/actor.ts'
import { communeOf } from '../people/commune.ts'
import { listPeople } from '../people/people.ts'
import { linesAbout, writeJournal } from '../people/store/journal.ts'
import { type FirstStepsShape, type StepKey, stepKeys } from './shapes.ts'

type StepsDeps = Pick<Deps, 'db' | 'clock'>

/**
 * What a new commune has to settle, and what of it is done. Nothing is ticked by hand: each is what
 * the base holds, so that a page that is taken away is to be connected again.
 */
export async function firstSteps(
  deps: StepsDeps & Pick<Deps, 'mailer'>,
  communeId: number,
): Promise<FirstStepsShape> {
  const done = await stepsDone(deps, communeId)
  return {
    steps: stepKeys.map(key => ({ key, isDone: done[key] })),
    canMail: deps.mailer !== null,
    isDismissed: await isDismissed(deps, communeId),
  }
}

/** Whether something is still to be settled, and nobody closed the list. */
export async function isFirstDay(deps: StepsDeps, communeId: number): Promise<boolean> {
  if (await isDismissed(deps, communeId)) return false
  const done = await stepsDone(deps, communeId)
  return stepKeys.some(key => !done[key])
}

/** Closes the list for everybody of the commune, or opens it again. */
export async function dismissFirstSteps(
  deps: StepsDeps & Pick<Deps, 'mailer' | 'changes'>,
  { communeId, actor }: Actor,
  dismissed: boolean,
): Promise<FirstStepsShape> {
  if ((await isDismissed(deps, communeId)) !== dismissed) {
    await writeJournal(deps.db, {
      communeId,
      at: deps.clock.now(),
      actor,
      action: dismissed ? 'first-steps.dismissed' : 'first-steps.shown',
      subject: `commune:${communeId}`,
    })
    deps.changes.tell(communeId, 'commune')
  }
  return await firstSteps(deps, communeId)
}

/** The journal knows who closed it last, and needs no column beside it. */
async function isDismissed({ db }: Pick<Deps, 'db'>, communeId: number): Promise<boolean> {
  const acts = ['first-steps.dismissed', 'first-steps.shown'] as const
  const lines = await linesAbout(db, communeId, [`commune:${communeId}`], acts)
  return lines.at(-1)?.action === 'first-steps.dismissed'
}

async function stepsDone(deps: StepsDeps, communeId: number): Promise<Record<StepKey, boolean>> {
  const { db } = deps
  const channels = await channelsOf(db, communeId)
  const { department } = await communeOf(deps, communeId)
  return {
    page: channels.some(channel => isConnected(channel) && channel.neighbour === null),
    hours: await areHoursConfirmed(deps, communeId),
    department: department !== null,
    colleague: (await listPeople(deps, communeId)).length > 1,
    mail: await wasMailSent(db, communeId),
    duty: (await listDuties(deps, communeId)).duties.length > 0,
  }
}

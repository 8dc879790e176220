import { listDuties } from '../alerts/duties.ts'
import { type ChannelWithPoll, channelsOf } from '../channels/rows.ts'
import { isConnected } from '../channels/rules/channel.ts'
import type { Connector } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { areHoursConfirmed } from '../hours/change-opening-hours.ts'
import { measureOf } from '../hours/measure.ts'
import { isoWeekDays, isoWeekOf } from '../language/iso-week.ts'
import { dateOfDay } from '../language/zone.ts'
import { wasMailSent } from '../mail/outbox.ts'
import { hasConversation } from '../messages/store/conversations.ts'
import type { Actor } from '../people/actor.ts'
import { communeOf } from '../people/commune.ts'
import { listPeople } from '../people/people.ts'
import { linesAbout, writeJournal } from '../people/store/journal.ts'
import { replyHeadline } from '../reply-times/reply-report.ts'
import { type FirstStepsShape, type StepKey, stepKeys } from './shapes.ts'

type StepsDeps = Pick<Deps, 'db' | 'clock' | 'connectors'>

/**
 * What a new commune has to settle, and what of it is done. Nothing is ticked by hand: each is what
 * the base holds, so that a page that is taken away is to be connected again.
 */
export async function firstSteps(
  deps: StepsDeps & Pick<Deps, 'mailer'>,
  communeId: number,
): Promise<FirstStepsShape> {
  const channels = await ownChannels(deps, communeId)
  const done = await stepsDone(deps, communeId, channels)
  return {
    steps: stepKeys.map(key => ({ key, isDone: done[key] })),
    formPage: formPageOf(channels),
    history: await historyOf(deps, communeId, channels),
    canMail: deps.mailer !== null,
    isDismissed: await isDismissed(deps, communeId),
  }
}

/** Whether something is still to be settled, and nobody closed the list. */
export async function isFirstDay(deps: StepsDeps, communeId: number): Promise<boolean> {
  if (await isDismissed(deps, communeId)) return false
  const done = await stepsDone(deps, communeId, await ownChannels(deps, communeId))
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

type OwnChannel = Pick<ChannelWithPoll, 'id' | 'name' | 'receives' | 'poll'> & {
  connector: Connector | undefined
}

/** The commune's own connected channels, each with what its kind can do. */
async function ownChannels(
  { db, connectors }: StepsDeps,
  communeId: number,
): Promise<OwnChannel[]> {
  const channels = await channelsOf(db, communeId)
  return channels
    .filter(channel => isConnected(channel) && channel.neighbour === null)
    .map(({ id, name, receives, poll, connector: key }) => ({
      id,
      name,
      receives,
      poll,
      connector: Object.hasOwn(connectors, key) ? connectors[key] : undefined,
    }))
}

/** The page of the commune's form, on this server. */
function formPageOf(channels: readonly OwnChannel[]): string | null {
  const pages = channels.flatMap(({ id, connector }) => {
    const page = connector?.manifest.page
    return page === undefined ? [] : [`${page}/${id}`]
  })
  return pages[0] ?? null
}

/** How far the first look at the page has come, and what it found of this week. */
async function historyOf(
  deps: StepsDeps,
  communeId: number,
  channels: readonly OwnChannel[],
): Promise<FirstStepsShape['history']> {
  const page = channels.find(
    ({ receives, connector }) => receives === 1 && connector?.manifest.firstWeeks !== undefined,
  )
  const weeks = page?.connector?.manifest.firstWeeks
  if (page === undefined || weeks === undefined) return null
  const { name, poll } = page
  if (poll.succeededAt === null || poll.progressRead !== null) {
    return { name, read: poll.progressRead ?? 0, of: weeks, week: null }
  }
  const measure = await measureOf(deps, communeId)
  const to = dateOfDay(measure.zone.dayOf(deps.clock.now()))
  const { summary } = await replyHeadline(deps, measure, {
    from: isoWeekDays(isoWeekOf(to)).from,
    to,
  })
  const { onTime, counted } = summary
  return { name, read: weeks, of: weeks, week: { onTime, counted } }
}

/** A form or a mailbox is no page: that step is done by what one can publish on. */
async function stepsDone(
  deps: StepsDeps,
  communeId: number,
  channels: readonly OwnChannel[],
): Promise<Record<StepKey, boolean>> {
  const { db } = deps
  const { department } = await communeOf(deps, communeId)
  return {
    form: formPageOf(channels) !== null,
    message: await hasConversation(db, communeId),
    page: channels.some(({ connector }) => connector?.publish !== undefined),
    hours: await areHoursConfirmed(deps, communeId),
    department: department !== null,
    colleague: (await listPeople(deps, communeId)).length > 1,
    mail: await wasMailSent(db, communeId),
    duty: (await listDuties(deps, communeId)).duties.length > 0,
  }
}

import { hasDuty } from '../alerts/duties.ts'
import { type ChannelWithPoll, channelsOf } from '../channels/rows.ts'
import { isConnected } from '../channels/rules.ts'
import type { Connector } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { isoWeekDays, isoWeekOf } from '../language/iso-week.ts'
import { dateOfDay } from '../language/zone.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { replyHeadline } from '../reply-times/reply-report.ts'
import { type FirstStepsShape, type StepKey, stepKeys } from './shapes.ts'
import { settledSteps } from './store.ts'

type StepsDeps = Pick<Deps, 'db' | 'clock' | 'connectors'>

/**
 * What a new commune has to settle, and what of it is done. Nothing is ticked by hand: each is what
 * the base holds, so that a page that is taken away is to be connected again.
 */
export async function firstSteps(
  deps: StepsDeps & Pick<Deps, 'mailer'>,
  communeId: number,
): Promise<FirstStepsShape> {
  const measure = await measureOf(deps, communeId)
  const channels = ownChannels(deps, await channelsOf(deps.db, communeId))
  const { isDismissed, ...settled } = await settledSteps(deps.db, communeId)
  const done = await stepsDone(deps, measure, settled, channels)
  return {
    steps: stepKeys.map(key => ({ key, isDone: done[key] })),
    formPage: formPageOf(channels),
    history: await historyOf(deps, measure, channels),
    canMail: deps.mailer !== null,
    isDismissed,
  }
}

/** Whether something is still to be settled, and nobody closed the list. */
export async function isFirstDay(
  deps: StepsDeps,
  measure: Measure,
  channels: readonly ChannelWithPoll[],
): Promise<boolean> {
  const { isDismissed, ...settled } = await settledSteps(deps.db, measure.communeId)
  if (isDismissed) return false
  const done = await stepsDone(deps, measure, settled, ownChannels(deps, channels))
  return stepKeys.some(key => !done[key])
}

/** Closes the list for everybody of the commune, or opens it again. */
export async function dismissFirstSteps(
  deps: StepsDeps & Pick<Deps, 'mailer' | 'changes'>,
  { communeId, actor }: Actor,
  dismissed: boolean,
): Promise<FirstStepsShape> {
  if ((await settledSteps(deps.db, communeId)).isDismissed !== dismissed) {
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

type OwnChannel = Pick<ChannelWithPoll, 'id' | 'name' | 'receives' | 'poll'> & {
  connector: Connector | undefined
}

/** The commune's own connected channels, each with what its kind can do. */
function ownChannels(
  { connectors }: StepsDeps,
  channels: readonly ChannelWithPoll[],
): OwnChannel[] {
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
  measure: Measure,
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
  { db, clock }: StepsDeps,
  { communeId, zone }: Measure,
  settled: Omit<Awaited<ReturnType<typeof settledSteps>>, 'isDismissed'>,
  channels: readonly OwnChannel[],
): Promise<Record<StepKey, boolean>> {
  return {
    ...settled,
    form: formPageOf(channels) !== null,
    page: channels.some(({ connector }) => connector?.publish !== undefined),
    duty: await hasDuty(db, communeId, dateOfDay(zone.dayOf(clock.now()))),
  }
}

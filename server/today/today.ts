import { dutyToday } from '../alerts/duties.ts'
import { countApprovals } from '../approval/list.ts'
import { deadFeedsOf } from '../calendar/rows.ts'
import { calendarSentences } from '../calendar/sentences.ts'
import { channelProblem } from '../channels/notices.ts'
import { type ChannelWithPoll, channelsOf } from '../channels/rows.ts'
import { isConnected } from '../channels/rules.ts'
import { failureSentences } from '../database/failure.ts'
import type { Deps } from '../deps.ts'
import { reminderShapeOf } from '../events/reminders.ts'
import { remindersOf } from '../events/rows.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { answerableNow } from '../inbox/answering/reply-options.ts'
import { linesOf } from '../inbox/conversation-lines.ts'
import { holidayName } from '../language/holidays.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { isoWeekDays, isoWeekOf, previousWeek } from '../language/iso-week.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { rowText } from '../language/text.ts'
import { dateOfDay } from '../language/zone.ts'
import { conversationsByIds } from '../messages/store/conversations.ts'
import { type Hold, holdsIn, inChargeIn } from '../messages/store/handling.ts'
import { referenceOf, soonDays } from '../official-requests/rules.ts'
import { countHandTasks } from '../publishing/by-hand/tasks.ts'
import { listDeliveries } from '../publishing/deliveries.ts'
import { newsMs } from '../publishing/rules/delivery.ts'
import { isParked, isUnseen } from '../publishing/rules/delivery-state.ts'
import { waitingShapeOf, withOpeners } from '../reply-times/episode-shape.ts'
import { replyHeadlines } from '../reply-times/reply-report.ts'
import { countWaiting, waitingEpisodes } from '../reply-times/rows.ts'
import type { WaitingShape } from '../reply-times/shapes.ts'
import { countOffers } from '../shares/rows.ts'
import { countWarnings } from '../warnings/warnings.ts'
import { isFirstDay } from './first-steps.ts'
import { nextChange, quietOf } from './rules.ts'
import type { TodayShape } from './shapes.ts'
import { answersInDoubt, countOpenProposals, dueRequests } from './store.ts'

/** As many as are counted of those that are to be sorted. */
const mostOld = 1_000

/**
 * The first screen: who waits, the one due first at the top; what goes out today; what
 * ails.
 */
export async function today(
  deps: Pick<Deps, 'db' | 'database' | 'clock' | 'connectors' | 'mailer'>,
  communeId: number,
): Promise<TodayShape> {
  const now = deps.clock.now()
  const failure = deps.database.failure()
  const [measure, channels, holds] = await Promise.all([
    measureOf(deps, communeId),
    channelsOf(deps.db, communeId),
    holdsIn(deps.db, communeId, now),
  ])
  const { zone, calendar } = measure
  const day = zone.dayOf(now)
  const date = dateOfDay(day)
  const monday = isoWeekDays(isoWeekOf(date)).from
  const before = isoWeekDays(previousWeek(isoWeekOf(date)))
  const evening = zone.instantOf(day + 1, 0)
  const quiet = quietNow(measure, channels, date)
  // None of these needs another: side by side they wait for PostgreSQL once, and not twenty times.
  const [
    beside,
    {
      headline,
      before: { summary: weekBefore },
    },
    counted,
  ] = await Promise.all([
    allOf({
      unconfirmed: inDoubt(deps.db, communeId),
      proposals: countOpenProposals(deps.db, communeId),
      requests: requestsDue(deps.db, communeId, dateOfDay(day + soonDays)),
      firstDay: isFirstDay(deps, measure, channels),
      reminders: remindersDue(deps.db, communeId, evening),
      offers: countOffers(deps.db, communeId, now),
      approvals: countApprovals(deps.db, communeId),
      handTasks: countHandTasks(deps.db, communeId),
      deliveries: goingOut(deps, communeId, { from: zone.instantOf(day, 0), to: evening }),
      deliveryIssues: issuesNow(deps, communeId, now),
      warnings: countWarnings(deps, communeId),
      feeds: deadSources(deps.db, communeId),
      duty: dutyToday(deps, measure, now),
      waiting: waitingNow(deps, { measure, channels, holds, now }),
      held: heldNow(deps, measure, holds),
    }),
    replyHeadlines(deps, measure, { from: monday, to: date }, before),
    countWaiting(deps.db, communeId),
  ])
  return {
    failure: failure && failureSentences[failure],
    now: toIso(now),
    openNow: calendar.isOpen(now),
    changesAt: toIsoOrNull(nextChange(measure, now)),
    waitingCount: counted.count,
    unlikely: counted.unlikely,
    old: Math.min(counted.old, mostOld),
    quiet,
    channels: illChannels(measure, channels, now),
    ...beside,
    week: headline.summary,
    weekTargets: headline.targets,
    weekElapsedMedianMs: headline.elapsed.medianMs,
    weekBeside: {
      onTime: headline.unfiltered.summary.onTime,
      counted: headline.unfiltered.summary.counted,
      holdingOnTime: headline.holdingOnTime,
    },
    weekBefore: { onTime: weekBefore.onTime, counted: weekBefore.counted },
  }
}

/** Each by its name, when all are there. */
async function allOf<Read extends Record<string, Promise<unknown>>>(
  read: Read,
): Promise<{ [Name in keyof Read]: Awaited<Read[Name]> }> {
  const found = Object.entries(read).map(async ([name, one]) => [name, await one])
  return Object.fromEntries(await Promise.all(found))
}

async function requestsDue(
  db: Deps['db'],
  communeId: number,
  until: string,
): Promise<TodayShape['requests']> {
  return (await dueRequests(db, communeId, until)).map(row => ({
    id: row.id,
    reference: referenceOf(row),
    subject: row.subject,
    dueOn: row.dueOn,
    conversation: row.conversationId,
  }))
}

async function remindersDue(
  db: Deps['db'],
  communeId: number,
  before: number,
): Promise<TodayShape['reminders']> {
  return (await remindersOf(db, communeId, { open: true, to: before })).map(reminderShapeOf)
}

async function inDoubt(db: Deps['db'], communeId: number): Promise<TodayShape['unconfirmed']> {
  return (await answersInDoubt(db, communeId)).map(
    ({ id, conversationId: conversation, text, sentAt, ...row }) => ({
      ...row,
      ...{ message: id, conversation, sentAt: toIso(sentAt), text: rowText(text ?? '') },
    }),
  )
}

/** A first comment is no publication of its own. */
async function goingOut(
  deps: Pick<Deps, 'db' | 'connectors'>,
  communeId: number,
  day: { from: number; to: number },
): Promise<TodayShape['deliveries']> {
  return (await listDeliveries(deps, communeId, day)).filter(({ after }) => after === null)
}

/**
 * What did not go out as planned, what is due on a channel that is paused, and what of this week is
 * out and not seen as it should be.
 */
async function issuesNow(
  deps: Pick<Deps, 'db' | 'connectors'>,
  communeId: number,
  now: number,
): Promise<TodayShape['deliveryIssues']> {
  const [deliveryIssues, planned, out] = await Promise.all([
    listDeliveries(deps, communeId, { states: ['failed', 'unconfirmed', 'missed'] }),
    listDeliveries(deps, communeId, { states: ['scheduled'], to: now }),
    listDeliveries(deps, communeId, { states: ['published'], from: now - newsMs }),
  ])
  return [...deliveryIssues, ...planned.filter(isParked), ...out.filter(isUnseen)].sort((a, b) =>
    a.dueAt.localeCompare(b.dueAt),
  )
}

/** More are not looked through: the list of *Messages* goes on by pages. */
const mostWaiting = 100

/**
 * Who waits, late or not, the most pressing ones: what the bar and every screen show. Who was late
 * already when the channel was connected is to be sorted, and counted apart.
 */
async function waitingNow(
  { db, connectors }: Pick<Deps, 'db' | 'connectors'>,
  read: {
    measure: Measure
    channels: readonly ChannelWithPoll[]
    holds: ReadonlyMap<number, Hold>
    now: number
  },
): Promise<WaitingShape[]> {
  const { measure, channels, holds, now } = read
  const held = [...holds].flatMap(([id, { isBack }]) => (isBack ? [] : id))
  const rows = await waitingEpisodes(db, measure.communeId, { limit: mostWaiting, without: held })
  // The one due first, by the target of their channel, at the top; of one channel the one who wrote
  // first. Those who most probably want no answer come last.
  const openers = rows.map(({ openedBy }) => openedBy)
  const [opened, inCharge, answerable] = await Promise.all([
    withOpeners(db, rows),
    inChargeIn(db, rows),
    answerableNow({ db, connectors }, channels, openers, now),
  ])
  return opened
    .map(each => {
      const { channelKind, subject } = each.opener
      return waitingShapeOf(each, now, measure, {
        inCharge: inCharge.get(each.row.conversationId) ?? null,
        isBack: holds.has(each.row.conversationId),
        answerable: answerable.has(each.row.openedBy),
        topic: connectors[channelKind]?.manifest.hasSubjects === true ? subject : null,
      })
    })
    .map(each => ({ ...each, text: each.text && rowText(each.text) }))
    .sort(
      (a, b) =>
        Number(b.isBack) - Number(a.isBack) ||
        Number(a.unlikely) - Number(b.unlikely) ||
        compareDue(a.dueAt, b.dueAt),
    )
}

/**
 * What waits for somebody else, the one that is back first at the top; what is back and where nobody waits
 * any more stays until somebody is done with it.
 */
async function heldNow(
  deps: Pick<Deps, 'db' | 'clock' | 'connectors'>,
  measure: Measure,
  holds: ReadonlyMap<number, Hold>,
): Promise<TodayShape['held']> {
  if (holds.size === 0) return []
  const rows = await conversationsByIds(deps.db, measure.communeId, [...holds.keys()])
  const seen = new Set<number>()
  const lines = (await linesOf(deps, rows, measure)).filter(({ id, merged }) => {
    // One of those that are joined stands for all.
    for (const other of merged) seen.add(other.id)
    return !seen.has(id)
  })
  return lines
    .filter(({ hold, waiting }) => hold !== null && !(hold.isBack && waiting > 0))
    .sort((a, b) => (holds.get(a.id)?.endsAt ?? 0) - (holds.get(b.id)?.endsAt ?? 0))
}

/** What is never due comes last. */
function compareDue(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : a > b ? 1 : 0
}

/** What it means when nobody waits, on a local date. */
function quietNow(
  { calendar }: Measure,
  channels: readonly ChannelWithPoll[],
  date: string,
): TodayShape['quiet'] {
  const listening = channels
    .filter(channel => channel.receives === 1 && isConnected(channel))
    .map(({ name, state, poll }) => ({
      name,
      isWell: state === 'active' && poll.failures === 0,
      succeededAt: poll.succeededAt,
    }))
  const holiday = calendar.ruleOn(date) === 'holiday' ? holidayName(date) : null
  const quiet = quietOf(listening, holiday)
  return 'readUntil' in quiet ? { ...quiet, readUntil: toIsoOrNull(quiet.readUntil) } : quiet
}

async function deadSources(db: Deps['db'], communeId: number): Promise<TodayShape['feeds']> {
  return (await deadFeedsOf(db, communeId)).map(({ id, name, error }) => ({
    id,
    name,
    problem: sentenceOrNull(error) ?? calendarSentences.feedSilent,
  }))
}

/** Channels of which somebody should know that they do not work, or soon will not, and why. */
function illChannels(
  { commune: { zone } }: Measure,
  channels: readonly ChannelWithPoll[],
  now: number,
): TodayShape['channels'] {
  return channels.flatMap(channel => {
    const { id, name, state, receives, pausedAt } = channel
    const problem = channelProblem(channel, now, zone)
    const isCutOff = state === 'paused' && receives === 1
    return problem === null
      ? []
      : [{ id, name, problem, cutOffAt: isCutOff ? toIsoOrNull(pausedAt) : null }]
  })
}

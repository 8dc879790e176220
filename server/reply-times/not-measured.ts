import { checksOf } from '../channels/channels.ts'
import { gapSentences } from '../channels/notices.ts'
import type { pollsOf } from '../channels/rows.ts'
import { accessLevel } from '../channels/rules/access-level.ts'
import type { Db } from '../database/database.ts'
import type { Measure } from '../hours/measure.ts'
import { type Sentence, sentenceOrNull } from '../language/sentence.ts'
import { dayOfDate } from '../language/zone.ts'
import { countCut } from '../messages/store/conversations.ts'
import { lastMessagesAt } from '../messages/store/imported.ts'
import { communeOf } from '../people/commune.ts'
import type { Period } from './period-figures.ts'
import { replySentences } from './sentences.ts'

type PolledChannel = Awaited<ReturnType<typeof pollsOf>>[number]

/** What a report cannot tell, in plain sentences: nothing is made up in its place. */
export async function notMeasured(
  db: Db,
  measure: Measure,
  period: Period,
  channels: readonly PolledChannel[],
): Promise<Sentence[]> {
  const { calendar, communeId, zone } = measure
  const { zone: zoneName } = await communeOf({ db }, communeId)
  const archivedUntil = await lastMessagesAt(
    db,
    channels.filter(({ state }) => state === 'archive').map(({ id }) => id),
  )
  const cut = await countCut(db, {
    communeId,
    channelId: period.channel,
    from: zone.instantOf(dayOfDate(period.from), 0),
    to: zone.instantOf(dayOfDate(period.to) + 1, 0),
  })
  return [
    ...(calendar.isSet ? [] : [replySentences.noHours]),
    ...(channels.length === 0 ? [replySentences.noChannel] : []),
    ...channels.flatMap(channel =>
      channel.state === 'archive'
        ? [ofArchive(channel, archivedUntil.get(channel.id), zoneName)]
        : reasonsFor(channel, zoneName),
    ),
    ...(cut > 0 ? [replySentences.cut(cut)] : []),
  ]
}

/** For a channel without an access, whose download has private messages alone. */
function ofArchive({ name }: PolledChannel, until: number | undefined, zone: string): Sentence {
  return until === undefined
    ? replySentences.archiveToCome(name)
    : replySentences.archiveAlone(name, until, zone)
}

function reasonsFor(channel: PolledChannel, zone: string): Sentence[] {
  const { name, state, gaps } = channel
  if (state === 'disconnected') return [replySentences.disconnected(name)]
  return [
    ...unreadNow(channel, zone),
    ...(state === 'active' ? hiddenFrom(channel) : []).map(what =>
      replySentences.hidden(name, what),
    ),
    ...gapSentences(gaps).map(gap => replySentences.gap(name, gap)),
  ]
}

function unreadNow(channel: PolledChannel, zone: string): Sentence[] {
  const { name, state, stateReason, succeededAt, failures } = channel
  if (state === 'paused') return [replySentences.paused(name, sentenceOrNull(stateReason))]
  const error = failures > 0 ? sentenceOrNull(channel.error) : null
  if (succeededAt === null) {
    return [
      error === null ? replySentences.neverRead(name) : replySentences.neverReadFor(name, error),
    ]
  }
  return error === null ? [] : [replySentences.unreadSince(name, error, succeededAt, zone)]
}

/** What the network gives nothing of, which no poll notices. */
function hiddenFrom(channel: PolledChannel): ('comments' | 'private')[] {
  const level = accessLevel(checksOf(channel))
  return (['comments', 'private'] as const).filter(what => level?.[what] === 'unread')
}

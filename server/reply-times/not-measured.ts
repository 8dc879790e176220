import { checksOf } from '../channels/channels.ts'
import { gapSentences } from '../channels/gaps.ts'
import type { pollsOf } from '../channels/rows.ts'
import { accessLevel } from '../channels/rules/access-level.ts'
import type { Db } from '../database/database.ts'
import type { Measure } from '../hours/measure.ts'
import { frenchCount, frenchDate, frenchInstant, isSingular, localDay } from '../language/french.ts'
import { dayOfDate } from '../language/zone.ts'
import { countCut } from '../messages/store/conversations.ts'
import { lastMessagesAt } from '../messages/store/imported.ts'
import { findCommune } from '../people/store/communes.ts'
import type { Period } from './period-figures.ts'

type PolledChannel = Awaited<ReturnType<typeof pollsOf>>[number]

/** What a report cannot tell, in plain sentences: nothing is made up in its place. */
export async function notMeasured(
  db: Db,
  measure: Measure,
  period: Period,
  channels: readonly PolledChannel[],
): Promise<string[]> {
  const { calendar, communeId, zone } = measure
  const commune = await findCommune(db, communeId)
  const sentences: string[] = []
  if (!calendar.isSet) {
    sentences.push(
      'Les heures d’ouverture ne sont pas réglées : tous les délais en heures d’ouverture valent zéro.',
    )
  }
  if (channels.length === 0) {
    sentences.push('Aucun canal ne reçoit les messages des habitants : rien ne peut être mesuré.')
  }
  const archivedUntil = await lastMessagesAt(
    db,
    channels.filter(({ state }) => state === 'archive').map(({ id }) => id),
  )
  for (const channel of channels) {
    sentences.push(
      ...(channel.state === 'archive'
        ? [archiveSentence(channel, archivedUntil.get(channel.id), commune?.zone ?? 'Europe/Paris')]
        : troublesOf(channel, commune?.zone ?? 'Europe/Paris')),
    )
  }
  const cut = await countCut(db, {
    communeId,
    channelId: period.channel,
    from: zone.instantOf(dayOfDate(period.from), 0),
    to: zone.instantOf(dayOfDate(period.to) + 1, 0),
  })
  if (cut > 0) {
    sentences.push(
      `${frenchCount(cut, 'conversation n’est connue', 'conversations ne sont connues')} qu’en partie : ${
        isSingular(cut) ? 'son début n’est pas compté' : 'leur début n’est pas compté'
      }.`,
    )
  }
  return sentences
}

/** Of a channel without an access, whose download has private messages alone. */
function archiveSentence({ name }: PolledChannel, until: number | undefined, zone: string): string {
  return until === undefined
    ? `« ${name} » n’est connu que par son archive téléchargée, et elle n’est pas encore importée.`
    : `« ${name} » n’est connu que par son archive téléchargée : les messages privés sont mesurés jusqu’au ${frenchDate(localDay(until, zone))}, les commentaires ne le sont pas.`
}

function troublesOf(channel: PolledChannel, zone: string): string[] {
  const { name, state, stateReason, succeededAt, failures, error, gaps } = channel
  if (state === 'disconnected')
    return [`« ${name} » est déconnecté : ses messages n’arrivent plus.`]
  const since = succeededAt === null ? null : frenchInstant(succeededAt, zone)
  const sentences: string[] = []
  if (state === 'paused') {
    const why = stateReason === null ? '' : ` ${stateReason}`
    sentences.push(`« ${name} » est en pause, ses messages n’arrivent plus.${why}`)
  } else if (failures > 0 && error !== null) {
    const when =
      since === null ? 'n’a encore jamais été relevé' : `n’a pas été relevé depuis le ${since}`
    sentences.push(`« ${name} » ${when} : ${error}`)
  } else if (since === null) {
    sentences.push(`« ${name} » n’a encore jamais été relevé.`)
  }
  if (state === 'active') {
    for (const hidden of hiddenFrom(channel)) sentences.push(`« ${name} » : ${hidden}`)
  }
  for (const gap of gapSentences(gaps)) sentences.push(`« ${name} » : ${gap}`)
  return sentences
}

/** What the network gives nothing of, which no poll notices. */
function hiddenFrom(channel: PolledChannel): string[] {
  const level = accessLevel(checksOf(channel))
  return [
    ...(level?.comments === 'unread' ? ['les commentaires'] : []),
    ...(level?.private === 'unread' ? ['les messages privés'] : []),
  ].map(what => `${what} ne sont pas lus, et leurs délais ne sont pas mesurés.`)
}

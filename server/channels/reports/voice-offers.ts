import type { z } from 'zod'
import { type ReportRule, reportIn, reportRulesIn } from '../../connectors/rules/report-rule.ts'
import type { Deps } from '../../deps.ts'
import { contactAddress } from '../../language/contact-address.ts'
import { toIso } from '../../language/instant.ts'
import { breathe } from '../../platform/breathe.ts'
import { configOf, connectorOf } from '../call.ts'
import { channelRow, type ListDeps, type Who } from '../channels.ts'
import { voiceRule } from '../rules/voice-message.ts'
import type { voiceOfferShape } from '../shapes/channel.ts'
import { newestAutomaticMails, type StoredMail } from '../store/automatic-mails.ts'

const mostOffers = 3
const mostRows = 5

/**
 * The rules that would follow voice messages of which nobody is told: mails that came in, were taken for
 * a program's own, and that no rule of the channel knows. It asks the network nothing. Senders that
 * somebody left aside (the field `declined`) are not offered again.
 * @throws Refusal (`not-found`)
 */
export async function voiceOffers(
  deps: ListDeps & Pick<Deps, 'db'>,
  who: Who,
  id: number,
): Promise<z.infer<typeof voiceOfferShape>[]> {
  const channel = await channelRow(deps, who.communeId, id)
  const isRead = channel.state === 'active' && channel.receives === 1
  if (!isRead || connectorOf(deps, channel.connector).previewReports === undefined) return []
  const config = configOf(channel)
  const rules = reportRulesIn(config.reports)
  const declined = new Set((config.declined ?? '').toLowerCase().split(/\s+/))
  const mails = (await newestAutomaticMails(deps.db, id)).flatMap(mail => {
    const known = contactAddress(mail.contact)
    if (known?.scheme !== 'mailto') return []
    const from = known.address.replaceAll('%23', '#')
    return declined.has(from) ? [] : [{ ...mail, from }]
  })
  const offers = new Map<string, { rule: ReportRule; mails: (StoredMail & { from: string })[] }>()
  for (const mail of mails) {
    await breathe()
    if (reportIn(rules, mail) !== null) continue
    const rule = voiceRule({ ...mail, sender: mail.from, hasSound: hasSound(mail) })
    if (rule === null) continue
    const key = JSON.stringify(rule)
    const offer = offers.get(key) ?? { rule, mails: [] }
    offer.mails.push(mail)
    offers.set(key, offer)
  }
  return [...offers.values()]
    .toSorted((a, b) => b.mails.length - a.mails.length)
    .slice(0, mostOffers)
    .map(({ rule, mails: some }) => ({
      rule,
      count: some.length,
      rows: some.slice(0, mostRows).map(mail => ({
        number: reportIn([rule], mail)?.reference ?? null,
        sentAt: toIso(mail.sentAt),
      })),
    }))
}

/** Whether a recording came with it; some machines send it as a file of no kind. */
function hasSound({ attachments }: StoredMail): boolean {
  const files: { type: string; name: string | null }[] =
    attachments === null ? [] : JSON.parse(attachments)
  return files.some(
    ({ type, name }) =>
      /^audio\//i.test(type) || /\.(?:wav|mp3|gsm|m4a|ogg|amr)$/i.test(name ?? ''),
  )
}

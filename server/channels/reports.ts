import type { z } from 'zod'
import type { ReportPreview } from '../connectors/connector.ts'
import { type ReportRule, reportIn, reportRulesIn } from '../connectors/rules/report-rule.ts'
import type { Deps } from '../deps.ts'
import { contactAddress } from '../language/contact-address.ts'
import { toIso } from '../language/instant.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { Refusal } from '../platform/refusal.ts'
import { configOf, connectorOf, type FreshDeps, freshCall } from './call.ts'
import { channelRow, type ListDeps, type Who } from './channels.ts'
import { changedConfig } from './fields.ts'
import { voiceRule } from './rules.ts'
import { channelSentences } from './sentences.ts'
import type { reportPreviewShape, voiceOfferShape } from './shapes-channel.ts'
import { newestAutomaticMails, type StoredMail } from './store/automatic-mails.ts'

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
    await nextTurn()
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

/**
 * What rules of reports that nobody saved yet would make of what the channel holds. It asks the network,
 * and changes nothing.
 * @throws Refusal (`bad-request`) for rules that are none, (`conflict`) where the kind of channel knows
 * no reports, (`unavailable`) when the network gives nothing
 */
export async function previewReports(
  deps: FreshDeps,
  who: Who,
  id: number,
  given: { reports: string },
): Promise<z.infer<typeof reportPreviewShape>> {
  const channel = await channelRow(deps, who.communeId, id)
  const { connector, call } = await freshCall(deps, channel)
  if (connector.previewReports === undefined) {
    throw new Refusal('conflict', channelSentences.noReports(connector.manifest.label))
  }
  const config = changedConfig(connector.manifest, configOf(channel), given)
  const found = await connector.previewReports({ ...call, config })
  if (found.kind !== 'preview') throw new Refusal('unavailable', found.reason)
  const { kind: _, rows, ...counts } = found
  return { ...counts, rows: rows.map(shapeOf) }
}

function shapeOf({ sentAt, ...row }: ReportPreview['rows'][number]) {
  return { ...row, sentAt: toIso(sentAt) }
}

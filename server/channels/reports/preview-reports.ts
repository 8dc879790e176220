import type { z } from 'zod'
import type { ReportPreview } from '../../connectors/connector.ts'
import { toIso } from '../../language/instant.ts'
import { Refusal } from '../../platform/refusal.ts'
import { configOf, type FreshDeps, freshCall } from '../call.ts'
import { channelRow, type Who } from '../channels.ts'
import { changedConfig } from '../fields.ts'
import { channelSentences } from '../sentences.ts'
import type { reportPreviewShape } from '../shapes/channel.ts'

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

import type { Deps } from '../deps.ts'
import { writeJournal } from '../people/store/journal.ts'
import { configOf, connectorOf } from './call.ts'
import { channelRow, getChannel, type ListDeps, type Who } from './channels.ts'
import { changedConfig } from './fields.ts'
import type { ChannelChange, ChannelShape } from './shapes/channel.ts'
import { resumePolling, updateChannel } from './store/channels.ts'

type ChangeDeps = Pick<Deps, 'clock' | 'changes' | 'channelHooks'> & ListDeps

/**
 * Changes a channel's name, and those of its fields that do not say which identity it is. Where the
 * commune's automatic texts change, the answers that it received before are judged anew by them, and
 * the figures follow; what a person said of one stays said.
 * @throws Refusal (`not-found`, `bad-request`)
 */
export async function changeChannel(
  deps: ChangeDeps,
  who: Who,
  id: number,
  { name, config: given = {} }: ChannelChange,
): Promise<ChannelShape> {
  const channel = await channelRow(deps, who.communeId, id)
  const connector = connectorOf(deps, channel.connector)
  const before = configOf(channel)
  const config = changedConfig(connector.manifest, before, given)
  const changed = Object.keys({ ...before, ...config }).filter(key => before[key] !== config[key])
  const renamed = name !== undefined && name !== channel.name
  if (changed.length === 0 && !renamed) return await getChannel(deps, who.communeId, id)
  const at = deps.clock.now()
  const moved = await deps.db.transaction().execute(async db => {
    const patch = { config: JSON.stringify(config), ...(renamed && { name }) }
    await updateChannel(db, { id }, patch)
    // What it is to read, and how, is looked at by the new ones at once.
    if (changed.length > 0) await resumePolling(db, id, at)
    await writeJournal(db, {
      communeId: who.communeId,
      at,
      actor: who.actor,
      action: 'channel.changed',
      subject: `channel:${id}`,
      detail: { fields: changed, ...(renamed && { from: channel.name, to: name }) },
    })
    return await deps.channelHooks.reconfigured(db, channel, connector, { before, after: config })
  })
  deps.changes.tell(who.communeId, 'channels', ...(moved ? (['messages'] as const) : []))
  return await getChannel(deps, who.communeId, id)
}

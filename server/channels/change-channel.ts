import type { Connector } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { measureOf } from '../hours/measure.ts'
import { setAutomaticGuess, writtenElsewhere } from '../inbox/store/automatic.ts'
import { lockConversations } from '../messages/store/conversations.ts'
import { writeJournal } from '../people/store/journal.ts'
import { recomputeConversations } from '../reply-times/episodes.ts'
import { configOf, connectorOf } from './call.ts'
import { channelRow, getChannel, type ListDeps, type Who } from './channels.ts'
import { changedConfig } from './fields.ts'
import type { ChannelChange, ChannelShape } from './shapes/channel.ts'
import { updateChannel } from './store/channels.ts'

type ChangeDeps = Pick<Deps, 'clock' | 'changes'> & ListDeps

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
    await writeJournal(db, {
      communeId: who.communeId,
      at,
      actor: who.actor,
      action: 'channel.changed',
      subject: `channel:${id}`,
      detail: { fields: changed, ...(renamed && { from: channel.name, to: name }) },
    })
    return await judgeAnew(db, channel, connector, { before, after: config })
  })
  deps.changes.tell(who.communeId, 'channels', ...(moved ? (['messages'] as const) : []))
  return await getChannel(deps, who.communeId, id)
}

/** @returns whether anything is judged otherwise. */
async function judgeAnew(
  db: Db,
  channel: Row<'channel'>,
  { isAutomatic }: Connector,
  { before, after }: Record<'before' | 'after', Record<string, string>>,
): Promise<boolean> {
  if (isAutomatic === undefined) return false
  const [was, is] = [isAutomatic(before), isAutomatic(after)]
  const guesses: Record<0 | 1, number[]> = { 0: [], 1: [] }
  const touched = new Set<number>()
  for (const { id, conversationId, text } of await writtenElsewhere(db, channel.id)) {
    if (was(text) === is(text)) continue
    guesses[is(text) ? 1 : 0].push(id)
    touched.add(conversationId)
  }
  if (touched.size === 0) return false
  await lockConversations(db, [...touched])
  await setAutomaticGuess(db, guesses[0], 0)
  await setAutomaticGuess(db, guesses[1], 1)
  await recomputeConversations(db, [...touched], await measureOf({ db }, channel.communeId))
  return true
}

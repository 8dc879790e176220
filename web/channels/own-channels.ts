import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'

/** Those on which the commune itself publishes today: a neighbour’s are never ticked unasked. */
export function ownChannels(channels: readonly Spoken<ChannelShape>[]): Spoken<ChannelShape>[] {
  return channels.filter(
    ({ publishes, neighbour, state }) => publishes && neighbour === null && state === 'active',
  )
}

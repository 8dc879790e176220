import type { Call, Check, Connector } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { canCallBack } from '../platform/public-address.ts'
import { channelSentences } from './sentences.ts'

/** What a network says of a channel, and what this installation lacks for it. */
export async function askChannel(
  { graphApiUrl, publicUrl }: Pick<Deps, 'graphApiUrl' | 'publicUrl'>,
  { manifest, check }: Connector,
  call: Call,
): Promise<Check> {
  const found = await check(call)
  const isFetched = manifest.limits.fetchesImages === true
  if (found.state !== 'working' || !isFetched || canCallBack(graphApiUrl, publicUrl)) return found
  const text = channelSentences.picturesNotFetched(publicUrl)
  return { ...found, lines: [...found.lines, { key: 'public-url', level: 'warning', text }] }
}

import type { AudienceWay } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { configOf } from './call.ts'
import { channelsOf } from './rows.ts'

/** What one can sign up for: a channel by which one is told. */
export type Theme = { channelId: number; way: AudienceWay; label: string }

/** The kinds of channels whose readers are told so. */
export function connectorsOf({ connectors }: Pick<Deps, 'connectors'>, way: AudienceWay): string[] {
  return Object.values(connectors).flatMap(({ manifest, audience }) =>
    audience?.way === way ? manifest.key : [],
  )
}

/** What a commune's residents can sign up for, in alphabetical order. */
export async function themesOfCommune(
  deps: Pick<Deps, 'db' | 'connectors'>,
  communeId: number,
): Promise<Theme[]> {
  const channels = await channelsOf(deps.db, communeId)
  return channels
    .flatMap(channel => {
      const way = deps.connectors[channel.connector]?.audience?.way
      if (way === undefined || channel.state !== 'active' || channel.publishes === 0) return []
      const label = configOf(channel).theme?.trim() || channel.name
      return { channelId: channel.id, way, label }
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'))
}

import type { Context } from '../../../server/context.ts'
import { newLinkKey, type Row } from '../../../server/database/schema.ts'
import { addressHashOf, sealedAddress } from '../../../server/subscribers/address.ts'
import { aChannel } from './channels.ts'

type Part = Partial<Pick<Row<'subscriber'>, 'state' | 'failures' | 'way'>> & {
  /** A browser's endpoint and keys, or `address`. */
  address?: Record<string, string>
  themes?: readonly number[]
}

/** A channel of subscribers, of notifications unless told. */
export const aTheme = (
  context: Pick<Context, 'db' | 'secrets'>,
  communeId: number,
  theme: string,
  connector = 'push',
  config: Record<string, string> = {},
  secrets: Record<string, string> = {},
) =>
  aChannel(context, communeId, {
    ...{ connector, name: `${connector} ${theme}`, receives: 0 },
    ...{ config: { theme, ...config }, secrets },
  })

/** Somebody who signed up, by mail unless told. */
export async function aSubscriber(
  context: Pick<Context, 'db' | 'secrets'>,
  communeId: number,
  { address = { address: 'anne@exemple.fr' }, themes = [], way = 'mail', ...part }: Part = {},
): Promise<Row<'subscriber'>> {
  const known = address.endpoint ?? address.address ?? ''
  const row = { communeId, way, addressHash: addressHashOf(context, communeId, way, known) }
  const subscriber = await context.db
    .insertInto('subscriber')
    .values({
      ...row,
      address: sealedAddress(context, row, address),
      key: newLinkKey(),
      state: 'active',
      consent: 'page',
      createdAt: 0,
      confirmedAt: 0,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const { id: subscriberId } = subscriber
  const rows = themes.map(channelId => ({ subscriberId, channelId }))
  if (rows.length > 0) await context.db.insertInto('subscriberTheme').values(rows).execute()
  return subscriber
}

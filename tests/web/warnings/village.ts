import type { Page } from 'playwright-core'
import type { Context } from '../../../server/context.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aSubscriber, aTheme } from '../../support/builders/subscribers.ts'
import type { RealApi } from '../real-api.ts'

/** A board on the square, residents who signed up for notifications, mails and SMS, and a page that wants pictures. */
export async function writeReaders(context: Context): Promise<void> {
  const board = { connector: 'board', name: 'Panneau de la place', receives: 0 } as const
  await aChannel(context, 1, { ...board, config: { signs: '160' } })
  const mastodon = { connector: 'mastodon', name: 'Mastodon', receives: 0 } as const
  await aChannel(context, 1, { ...mastodon, config: { account: '@mairie@exemple.social' } })
  const pictures = { connector: 'instagram', name: 'Instagram', receives: 0 } as const
  await aChannel(context, 1, { ...pictures, config: { account: '2003' } })
  const push = await aTheme(context, 1, 'Alertes')
  for (const browser of ['1', '2', '3']) {
    const address = { endpoint: `https://push.example/${browser}`, p256dh: 'p', auth: 'a' }
    await aSubscriber(context, 1, { way: 'push', address, themes: [push.id] })
  }
  const mails = await aTheme(context, 1, 'Lettre', 'newsletter')
  await aSubscriber(context, 1, { themes: [mails.id] })
  const price = { purpose: 'information', price: '0,06', budget: '20' }
  const sms = await aTheme(context, 1, 'SMS', 'sms-ovh', price)
  for (const number of ['+33639980000', '+33639980001']) {
    await aSubscriber(context, 1, { way: 'sms', address: { address: number }, themes: [sms.id] })
  }
}

/** What was published of the last warning, or is to be, by the names of its channels. */
export async function statesOf({ db }: Pick<RealApi, 'db'>): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('warning', 'warning.postId', 'variant.postId')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .select(['channel.name', 'delivery.state'])
    .execute()
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}

/** Fills every blank of the model that is in the field with the same words. */
export async function fillBlanks(page: Page): Promise<void> {
  const field = page.getByLabel('Texte', { exact: true })
  const model = await field.inputValue()
  await field.fill(model.replace(/\[[^\]]*\]/g, 'rue du Moulin'))
}

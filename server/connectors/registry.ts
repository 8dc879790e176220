import { bluesky } from './bluesky/index.ts'
import type { Connector } from './connector.ts'
import { facebook } from './facebook/index.ts'
import { instagram } from './instagram/index.ts'
import { lasuite, mailbox } from './mailbox/index.ts'
import { mastodon } from './mastodon/index.ts'
import { own } from './own/index.ts'
import { smsOvh, smsSmpp } from './sms/index.ts'
import { wordpress } from './wordpress/index.ts'

/** Every kind of channel: one folder, one line here; a mailbox is read in two ways, SMS go by two, `own` are those without a network. */
export const connectors: Record<string, Connector> = {
  facebook,
  instagram,
  mastodon,
  bluesky,
  wordpress,
  mailbox,
  lasuite,
  ...own,
  'sms-ovh': smsOvh,
  smpp: smsSmpp,
}

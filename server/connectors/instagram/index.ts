import type { Connector } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { hideOn } from '../meta/hiding.ts'
import { replyOptionsOn } from '../meta/reply-options.ts'
import { replyOn } from '../meta/replying.ts'
import { check } from './check.ts'
import { find, findReply } from './find.ts'
import { firstComment } from './first-comment.ts'
import { login } from './login.ts'
import { manifest } from './manifest.ts'
import { network } from './network.ts'
import { publish, verify } from './publish.ts'
import { receive } from './receive.ts'
import { webhook } from './webhook-events.ts'

/** An Instagram account, by the page that it is linked to: its posts' comments, private conversations. */
export const instagram: Connector = {
  manifest,
  check,
  receive,
  publish,
  find,
  verify,
  firstComment,
  replyOptions: replyOptionsOn(network),
  reply: replyOn(network),
  hide: hideOn(network),
  findReply,
  webhook,
  login,
  isAutomatic: config => createAutomatic(config.automatic_texts, {}).isConfigured,
}

import type { Connector } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { check } from './check.ts'
import { find, findReply } from './find.ts'
import { firstComment } from './first-comment.ts'
import { hide } from './hide.ts'
import { manifest } from './manifest.ts'
import { publish, verify } from './publish.ts'
import { receive } from './receive.ts'
import { reply } from './reply.ts'
import { ways } from './reply-options.ts'
import { webhook } from './webhook.ts'

/** An Instagram account, by the page that it is linked to: its posts' comments, private conversations. */
export const instagram: Connector = {
  manifest,
  check,
  receive,
  publish,
  find,
  verify,
  firstComment,
  ways,
  reply,
  hide,
  findReply,
  webhook,
  isAutomatic: config => createAutomatic(config.automatic_texts, {}).isConfigured,
}

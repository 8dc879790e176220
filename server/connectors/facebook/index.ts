import type { Connector } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { authorization } from './authorization.ts'
import { check } from './check.ts'
import { answeredPrivately, find, findReply } from './find.ts'
import { firstComment } from './first-comment.ts'
import { hide } from './hide.ts'
import { archive } from './history-archive.ts'
import { manifest } from './manifest.ts'
import { publish, verify } from './publish.ts'
import { receive } from './receive.ts'
import { reply } from './reply.ts'
import { ways } from './reply-options.ts'
import { subscribe } from './subscription.ts'
import { webhook } from './webhook.ts'

/** A Facebook page: its posts and their comments, visitors' posts, private conversations. */
export const facebook: Connector = {
  manifest,
  check,
  receive,
  publish,
  find,
  verify,
  firstComment,
  ways,
  reply,
  answeredPrivately,
  hide,
  findReply,
  isAutomatic: config => createAutomatic(config.automatic_texts, {}).isConfigured,
  webhook: { ...webhook, subscribe },
  authorization,
  archive,
}

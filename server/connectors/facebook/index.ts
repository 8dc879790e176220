import type { Connector } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { hideOn, replyOn, replyOptionsOn } from '../meta/replying.ts'
import { authorization, login } from './authorization.ts'
import { check } from './check.ts'
import { answeredPrivately, find, findReply, firstComment } from './find.ts'
import { archive } from './history-archive.ts'
import { manifest } from './manifest.ts'
import { network } from './network.ts'
import { publish, verify } from './publish.ts'
import { receive } from './receive.ts'
import { webhook } from './webhook-events.ts'

/** A Facebook page: its posts and their comments, visitors' posts, private conversations. */
export const facebook: Connector = {
  manifest,
  check,
  receive,
  publish,
  find,
  verify,
  firstComment,
  replyOptions: replyOptionsOn(network),
  reply: replyOn(network),
  answeredPrivately,
  hide: hideOn(network),
  findReply,
  isAutomatic: config => createAutomatic(config.automatic_texts, {}).isConfigured,
  webhook,
  authorization,
  login,
  archive,
}

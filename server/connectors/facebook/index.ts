import type { Connector } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { counted, followersBy } from '../meta/figures.ts'
import { hideOn, replyOn, replyOptionsOn } from '../meta/replying.ts'
import { authorization, login } from './authorization.ts'
import { check } from './check.ts'
import { answeredPrivately, find, findReply, firstComment } from './find.ts'
import { archive } from './history-archive.ts'
import { manifest } from './manifest.ts'
import { network } from './network.ts'
import { figures, publish, verify, withdraw } from './publish.ts'
import { receive } from './receive.ts'
import { webhook } from './webhook-events.ts'

/**
 * Those who follow it, and not those who like it.
 * https://developers.facebook.com/docs/graph-api/reference/page
 */
const followers = followersBy(
  'followers_count',
  counted.transform(page => page.followers_count),
)

/** A Facebook page: its posts and their comments, visitors' posts, private conversations. */
export const facebook: Connector = {
  manifest,
  check,
  followers,
  figures,
  receive,
  publish,
  find,
  verify,
  withdraw,
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

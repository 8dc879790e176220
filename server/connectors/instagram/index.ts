import type { Connector } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { check } from './check.ts'
import { find, findReply, firstComment } from './find.ts'
import { login } from './login.ts'
import { manifest } from './manifest.ts'
import { publish, verify } from './publish.ts'
import { receive } from './receive.ts'
import { cannotHide, hide, reply, replyOptions } from './reply.ts'
import { webhook } from './webhook-events.ts'

/**
 * An Instagram account, by the page that it is linked to: its posts' comments, mentions, private
 * conversations. Whether a comment was answered in private Instagram does not tell (a comment has no
 * such field: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment),
 * so there is no `answeredPrivately` and people are asked: docs/decisions/private-answers.md.
 */
export const instagram: Connector = {
  manifest,
  check,
  receive,
  publish,
  find,
  verify,
  firstComment,
  replyOptions,
  reply,
  hide,
  cannotHide,
  findReply,
  webhook,
  login,
  isAutomatic: config => createAutomatic(config.automatic_texts, {}).isConfigured,
}

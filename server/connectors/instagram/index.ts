import { z } from 'zod'
import type { Connector } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { counted, followersBy } from '../meta/figures.ts'
import { loginOn } from '../meta/person.ts'
import { check } from './check.ts'
import { find, findReply, firstComment } from './find.ts'
import { manifest } from './manifest.ts'
import { network } from './network.ts'
import { figures, publish, verify } from './publish.ts'
import { receive } from './receive.ts'
import { cannotHide, hide, reply, replyOptions } from './reply.ts'
import { instagramSentences } from './sentences.ts'
import { webhook } from './webhook-events.ts'

/**
 * The professional accounts that are linked to the person's pages: an account is reached through its
 * page, with the page's own token.
 * https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-facebook-login
 */
const login = loginOn(
  network,
  ({ id, name, instagram_business_account: account }, granted) => {
    if (account !== undefined) return { name: account.username || account.id }
    // Without it no account is told, whether there is one or not.
    return granted.has('instagram_basic') ? instagramSentences.pageWithout(name ?? id) : null
  },
  ',instagram_business_account{id,username}',
)

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user */
const followers = followersBy(
  'instagram_business_account{followers_count}',
  z
    .object({ instagram_business_account: counted.optional() })
    .transform(page => page.instagram_business_account?.followers_count ?? null),
)

/**
 * An Instagram account, by the page that it is linked to: its posts' comments, mentions, private
 * conversations. Whether a comment was answered in private Instagram does not tell (a comment has no
 * such field: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment),
 * so there is no `answeredPrivately` and people are asked: docs/decisions/private-answers.md.
 */
export const instagram: Connector = {
  manifest,
  check,
  followers,
  figures,
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

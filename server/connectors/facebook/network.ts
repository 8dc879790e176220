import type { Network } from '../meta/network.ts'
import { addressOf } from './payload.ts'
import { facebookSentences as says } from './sentences.ts'

export const network: Network = {
  name: 'Facebook',
  owner: says.page,
  elsewhere: says.inbox,
  /** https://developers.facebook.com/docs/graph-api/reference/object/comments */
  comment: { textLength: 8_000, counts: 'utf16' },
  /** https://developers.facebook.com/docs/messenger-platform/reference/send-api */
  message: { textLength: 2_000, counts: 'utf16' },
  /** https://developers.facebook.com/docs/permissions */
  needed: [
    { scope: 'pages_read_engagement', level: 'error', without: says.withoutReading },
    { scope: 'pages_read_user_content', level: 'error', without: says.withoutUserContent },
    { scope: 'pages_manage_posts', level: 'warning', without: says.withoutPosts },
    { scope: 'pages_manage_engagement', level: 'warning', without: says.withoutEngagement },
    { scope: 'pages_manage_metadata', level: 'warning', without: says.withoutMetadata },
    { scope: 'pages_messaging', level: 'warning', without: says.withoutMessaging },
    { scope: 'read_insights', level: 'info', without: says.withoutInsights },
  ],
  permissions: {
    read: ['pages_read_engagement', 'pages_read_user_content'],
    'read-threads': ['pages_messaging'],
    publish: ['pages_manage_posts'],
    comment: ['pages_manage_engagement'],
    message: ['pages_messaging'],
    subscribe: ['pages_manage_metadata'],
    'private-reply': ['pages_messaging'],
    hide: ['pages_manage_engagement'],
  },
  missing: {
    publish: says.noPageToPublish,
    subscribe: says.noPageToHear,
    comment: says.nothingToAnswer,
    message: says.cannotBeWrittenTo,
    'private-reply': says.noPrivateReply,
    hide: says.nothingToHide,
  },
  refusals: new Map(),
  platform: 'messenger',
  permalink: 'permalink_url',
  answers: 'comments',
  addressOf,
  hidden: { write: 'is_hidden', read: 'is_hidden' },
}

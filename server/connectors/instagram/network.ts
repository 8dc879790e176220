import type { Network } from '../meta/network.ts'
import { instagramSentences as says } from './sentences.ts'

const MINUTE = 60_000

export const network: Network = {
  name: 'Instagram',
  owner: says.account,
  elsewhere: says.inApplication,
  /** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment/replies */
  comment: { textLength: 2_200, counts: 'utf16' },
  /** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api */
  message: { textLength: 1_000, counts: 'bytes' },
  /** https://developers.facebook.com/docs/permissions#i */
  needed: [
    { scope: 'instagram_basic', level: 'error', without: says.withoutBasic },
    { scope: 'pages_read_engagement', level: 'error', without: says.withoutPage },
    { scope: 'instagram_manage_comments', level: 'error', without: says.withoutComments },
    { scope: 'instagram_manage_messages', level: 'warning', without: says.withoutMessages },
    { scope: 'instagram_content_publish', level: 'warning', without: says.withoutPublishing },
    { scope: 'instagram_manage_insights', level: 'info', without: says.withoutInsights },
  ],
  permissions: {
    read: ['instagram_basic', 'instagram_manage_comments'],
    'read-threads': ['instagram_manage_messages'],
    publish: ['instagram_content_publish'],
    comment: ['instagram_manage_comments'],
    message: ['instagram_manage_messages'],
    subscribe: ['pages_manage_metadata'],
    'private-reply': ['instagram_manage_messages'],
    hide: ['instagram_manage_comments'],
  },
  missing: {
    publish: says.nothingToPublish,
    subscribe: says.noPageToHear,
    comment: says.nothingToAnswer,
    message: says.cannotBeWrittenTo,
    'private-reply': says.noPrivateReply,
    hide: says.nothingToHide,
  },
  /** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes */
  refusals: new Map([
    [2207052, { reason: says.imageNotFetched, waitMs: 5 * MINUTE }],
    [2207004, { reason: says.imageTooHeavy, waitMs: null }],
    [2207005, { reason: says.imageNotJpeg, waitMs: null }],
    [2207009, { reason: says.imageForm, waitMs: null }],
    [2207010, { reason: says.textRefused, waitMs: null }],
    [2207042, { reason: says.dayIsFull, waitMs: 60 * MINUTE }],
    [2207050, { reason: says.accountRestricted, waitMs: null }],
    [2207051, { reason: says.unwanted, waitMs: 60 * MINUTE }],
  ]),
  platform: 'instagram',
  permalink: 'permalink',
  answers: 'replies',
  addressOf: () => null,
  hidden: { write: 'hide', read: 'hidden' },
}
